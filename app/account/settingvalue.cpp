#include "account/settingvalue.h"

#include <QDir>

namespace account {

namespace {

constexpr qsizetype longestPath = 4096;
constexpr qsizetype longestAddress = 2000;

/// Text in one line, of at most `longest` UTF-16 units, with nothing in it that does not show.
std::optional<QString> plainText(const QVariant &stored, qsizetype longest)
{
    if (stored.typeId() != QMetaType::QString)
        return std::nullopt;
    const QString text = stored.toString();
    const bool isPlain =
        text.size() <= longest && text.isValidUtf16() &&
        std::none_of(text.begin(), text.end(), [](QChar one) {
            return one.category() == QChar::Other_Control || one == QChar::ReplacementCharacter;
        });
    return isPlain ? std::optional(text) : std::nullopt;
}

/// A number or a word: from a file as text, from a registry or a property list also as what it is.
std::optional<QString> wordIn(const QVariant &stored)
{
    switch (stored.typeId()) {
    case QMetaType::QString:
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return stored.toString();
    default:
        return std::nullopt;
    }
}

std::optional<QVariant> flag(const QVariant &stored)
{
    const QString word = wordIn(stored).value_or(QString()).toLower();
    if (word == QLatin1String("true") || word == QLatin1String("1"))
        return true;
    if (word == QLatin1String("false") || word == QLatin1String("0"))
        return false;
    return std::nullopt;
}

std::optional<QVariant> number(const SettingRow &row, const QVariant &stored)
{
    bool isNumber = false;
    const qint64 value = wordIn(stored).value_or(QString()).toLongLong(&isNumber);
    return isNumber && value >= row.least && value <= row.most ? std::optional<QVariant>(value)
                                                               : std::nullopt;
}

QStringList wordsOf(const SettingRow &row)
{
    return QString::fromLatin1(row.words.data(), static_cast<qsizetype>(row.words.size())).split(u' ');
}

std::optional<QVariant> choice(const SettingRow &row, const QVariant &stored)
{
    const auto place = static_cast<int>(wordsOf(row).indexOf(wordIn(stored).value_or(QString())));
    return place >= 0 ? std::optional<QVariant>(place) : std::nullopt;
}

std::optional<QVariant> folder(const QVariant &stored)
{
    const std::optional<QString> path = plainText(stored, longestPath);
    if (!path)
        return std::nullopt;
    // An administrator can only name a folder in everybody's own home like that.
    const bool isInHome = *path == QLatin1String("~") || path->startsWith(QLatin1String("~/"));
    const QString whole = isInHome ? QDir::homePath() + path->mid(1) : *path;
    return QDir::isAbsolutePath(whole) ? std::optional<QVariant>(QDir::cleanPath(whole)) : std::nullopt;
}

std::optional<QVariant> address(const QVariant &stored)
{
    const std::optional<QString> text = plainText(stored, longestAddress);
    return text && (text->isEmpty() || botdoc::Server::fromText(*text)) ? std::optional<QVariant>(*text)
                                                                        : std::nullopt;
}

std::optional<QVariant> bytes(const SettingRow &row, const QVariant &stored)
{
    return stored.typeId() == QMetaType::QByteArray && stored.toByteArray().size() <= row.most
               ? std::optional(stored)
               : std::nullopt;
}

} // namespace

std::optional<QVariant> allowedValue(const SettingRow &row, const QVariant &stored)
{
    switch (row.kind) {
    case Kind::Flag:
        return flag(stored);
    case Kind::Number:
        return number(row, stored);
    case Kind::Choice:
        return choice(row, stored);
    case Kind::Text:
        if (const std::optional<QString> text = plainText(stored, row.most))
            return *text;
        return std::nullopt;
    case Kind::Folder:
        return folder(stored);
    case Kind::Address:
        return address(stored);
    case Kind::Bytes:
        return bytes(row, stored);
    }
    return std::nullopt;
}

QVariant storedForm(const SettingRow &row, const QVariant &value)
{
    return row.kind == Kind::Choice ? wordsOf(row).value(value.toInt()) : value;
}

QVariant fallbackValue(const SettingRow &row)
{
    switch (row.kind) {
    case Kind::Flag:
        return row.fallback != 0;
    case Kind::Number:
        return row.fallback;
    case Kind::Choice:
        return static_cast<int>(row.fallback);
    case Kind::Folder: {
        const QString path = QStandardPaths::writableLocation(row.location);
        return QDir(path).exists() ? path : QDir::homePath();
    }
    case Kind::Bytes:
        return QByteArray();
    case Kind::Text:
    case Kind::Address:
        break;
    }
    return QString();
}

} // namespace account
