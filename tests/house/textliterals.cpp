#include "textliterals.h"

#include <QRegularExpression>
#include <QSet>

namespace {

/// Calls whose literals nobody has to translate: translated by them, or for the log.
bool isExempt(const QString &callee)
{
    static const QSet<QString> exempt{QStringLiteral("tr"),
                                      QStringLiteral("translate"),
                                      QStringLiteral("QT_TR_NOOP"),
                                      QStringLiteral("qCDebug"),
                                      QStringLiteral("qCInfo"),
                                      QStringLiteral("qCWarning"),
                                      QStringLiteral("qCCritical"),
                                      QStringLiteral("qWarning"),
                                      QStringLiteral("qCritical"),
                                      QStringLiteral("qFatal"),
                                      QStringLiteral("Q_LOGGING_CATEGORY")};
    return exempt.contains(callee);
}

bool isForPeople(const QString &literal)
{
    static const QRegularExpression words(QStringLiteral("[[:alpha:]]{2,}[,;]? +\\(?[[:alpha:]]+"));
    static const QRegularExpression capital(
        QStringLiteral("^[\u00bf\u00a1]?[[:upper:]][[:lower:]]+[.!?\u2026:]?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    // The program's name, and the languages' own.
    static const QSet<QString> names{QStringLiteral("Mediadesk"), QStringLiteral("English"),
                                     QStringLiteral("Espa\u00f1ol")};
    return !names.contains(literal) && (literal.contains(words) || literal.contains(capital));
}

/// A literal's text, as far as its escapes by number go.
QString unescaped(QString literal)
{
    static const QRegularExpression escape(QStringLiteral("\\\\u([[:xdigit:]]{4})"));
    for (QRegularExpressionMatch match = escape.match(literal); match.hasMatch();
         match = escape.match(literal))
        literal.replace(match.capturedStart(), match.capturedLength(),
                        QChar(match.captured(1).toUShort(nullptr, 16)));
    return literal;
}

/// Goes through the code once and knows in which calls it is.
class Scanner
{
public:
    explicit Scanner(const QString &code)
        : m_code(code)
    {}

    QStringList texts()
    {
        while (m_at < m_code.size()) {
            if (m_code[m_at] == u'#')
                skipPast(u"\n");
            else if (startsWith(u"//"))
                skipPast(u"\n");
            else if (startsWith(u"/*"))
                skipPast(u"*/");
            else if (startsWith(u"R\"("))
                take(rawLiteral());
            else if (m_code[m_at] == u'"')
                take(unescaped(literal(u'"')));
            else if (m_code[m_at] == u'\'' && !isDigitSeparator())
                (void)literal(u'\'');
            else
                step();
        }
        return m_texts;
    }

private:
    [[nodiscard]] bool startsWith(QStringView token) const
    {
        return QStringView(m_code).mid(m_at).startsWith(token);
    }
    [[nodiscard]] bool isDigitSeparator() const { return m_at > 0 && m_code[m_at - 1].isDigit(); }

    void skipPast(QStringView end)
    {
        const qsizetype found = m_code.indexOf(end, m_at);
        m_at = found < 0 ? m_code.size() : found + end.size();
    }

    QString literal(QChar quote)
    {
        const qsizetype begin = ++m_at;
        while (m_at < m_code.size() && m_code[m_at] != quote)
            m_at += m_code[m_at] == u'\\' ? 2 : 1;
        return m_code.mid(begin, m_at++ - begin);
    }

    QString rawLiteral()
    {
        const qsizetype begin = m_at + 3;
        skipPast(u")\"");
        return m_code.mid(begin, m_at - 2 - begin);
    }

    void take(const QString &literal)
    {
        if (m_exempt == 0 && isForPeople(literal))
            m_texts.append(literal);
    }

    void step()
    {
        const QChar one = m_code[m_at++];
        if (one.isLetterOrNumber() || one == u'_') {
            m_word += one;
            return;
        }
        if (one == u'(') {
            m_calls.append(isExempt(m_word));
            m_exempt += m_calls.last();
        } else if (one == u')' && !m_calls.isEmpty()) {
            m_exempt -= m_calls.takeLast();
        }
        m_word.clear();
    }

    const QString m_code;
    qsizetype m_at = 0;
    QString m_word;      // the one that has just ended
    QList<bool> m_calls; // those around, and whether they are exempt
    int m_exempt = 0;
    QStringList m_texts;
};

} // namespace

QStringList untranslatedTexts(const QString &code)
{
    return Scanner(code).texts();
}
