#pragma once

#include <QTranslator>

/// A language whose words are about two fifths longer than English ones, as those of many languages are:
/// every vowel is written twice. Lies over the English texts while it lives.
class LongWords final : public QTranslator
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LongWords)

public:
    LongWords();
    ~LongWords() override;

    [[nodiscard]] QString translate(const char *context, const char *source,
                                    const char *disambiguation = nullptr, int n = -1) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }

private:
    QTranslator m_english; // its plurals
};
