#pragma once

#include <QByteArray>

#include <optional>

namespace support {

/// The head of a request or an answer of HTTP/1.1, kept as it came.
class HttpHead final
{
public:
    /// Takes it from the beginning of `bytes`, once all of it is there.
    [[nodiscard]] static std::optional<HttpHead> takenFrom(QByteArray &bytes);

    /// With the blank line.
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /// Of the first line, from 0: verb and target of a request, status at 1 of an answer.
    [[nodiscard]] QByteArray word(int number) const;
    [[nodiscard]] int status() const { return word(1).toInt(); }
    /// Of several of a name the first; its name in any case.
    [[nodiscard]] QByteArray field(const QByteArray &name) const;
    /// Content-Length; -1: it tells none.
    [[nodiscard]] qint64 length() const;
    /// In place of the value that this field has; nothing where it has none.
    void set(const QByteArray &name, const QByteArray &value);

private:
    QByteArray m_text;
};

} // namespace support
