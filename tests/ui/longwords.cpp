#include "longwords.h"

#include <QCoreApplication>

LongWords::LongWords()
{
    if (m_english.load(QStringLiteral(":/i18n/mediadesk_en")))
        QCoreApplication::installTranslator(this);
}

LongWords::~LongWords()
{
    QCoreApplication::removeTranslator(this);
}

QString LongWords::translate(const char *context, const char *source, const char *disambiguation, int n) const
{
    QString text = m_english.translate(context, source, disambiguation, n);
    if (text.isEmpty())
        text = QString::fromUtf8(source);
    QString drawn;
    for (const QChar c : std::as_const(text)) {
        drawn += c;
        if (QStringLiteral("aeiouAEIOU").contains(c))
            drawn += c.toLower();
    }
    return drawn;
}
