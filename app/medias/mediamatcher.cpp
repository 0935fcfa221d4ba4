#include "medias/mediamatcher.h"

#include "medias/searchtext.h"

#include <QStringConverter>
#include <QVarLengthArray>

#include <algorithm>
#include <string_view>

namespace medias {

using content::FileType;
using Column = MediaColumns::Column;

namespace {

constexpr qsizetype mostKnown = 100'000;

MediaQuery::Kind kindOf(FileType type)
{
    switch (type) {
    case FileType::Image:
        return MediaQuery::Kind::Picture;
    case FileType::Pdf:
        return MediaQuery::Kind::Pdf;
    case FileType::Text:
    case FileType::Document:
    case FileType::Spreadsheet:
    case FileType::Presentation:
        return MediaQuery::Kind::Document;
    case FileType::Archive:
    case FileType::Audio:
    case FileType::Video:
    case FileType::Unknown:
        break;
    }
    return MediaQuery::Kind::Other;
}

MediaQuery::Condition conditionOf(const MediaRecord &record)
{
    if (record.isRemoved())
        return MediaQuery::Condition::Removed;
    return record.isComplete() ? MediaQuery::Condition::Available : MediaQuery::Condition::Arriving;
}

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
}

} // namespace

MediaMatcher::MediaMatcher(const MediaQuery &query, const MediaFields &fields)
    : m_query(query)
    , m_fields(fields)
{
    const QStringList words = SearchText::folded(query.text).simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words.mid(0, mostTerms)) {
        const bool isPlain =
            std::all_of(word.begin(), word.end(), [](QChar one) { return one.unicode() < 0x80; });
        m_terms.push_back({word, isPlain ? word.toLatin1() : QByteArray()});
        m_all = (m_all << 1) | 1;
    }
}

bool MediaMatcher::matches(const MediaRecord &record)
{
    if (!passesFilters(record))
        return false;
    // The name last: of the others it is known already, as many records share them.
    Terms found = 0;
    for (const Column column :
         {Column::Received, Column::Tag, Column::Type, Column::State, Column::Request}) {
        if (found == m_all)
            return true;
        found |= termsIn(record, column);
    }
    return found == m_all || (found | termsIn(record.name)) == m_all;
}

bool MediaMatcher::passesFilters(const MediaRecord &record) const
{
    if (m_query.kind != MediaQuery::Kind::Any && kindOf(m_fields.typeOf(record)) != m_query.kind)
        return false;
    if (m_query.condition != MediaQuery::Condition::Any && conditionOf(record) != m_query.condition)
        return false;
    if (m_query.downloads == MediaQuery::Downloads::Any)
        return true;
    // What is not known to be used up may be fetched.
    const bool isLeft = record.downloadsLeft() != 0;
    return isLeft == (m_query.downloads == MediaQuery::Downloads::Left);
}

MediaMatcher::Terms MediaMatcher::termsIn(const MediaRecord &record, Column column)
{
    const std::optional<qint64> key = m_fields.key(record, column);
    if (!key)
        return termsIn(m_fields.text(record, column));
    QHash<qint64, Terms> &known = m_known[column];
    const auto found = known.constFind(*key);
    if (found != known.cend())
        return *found;
    // A server can say what is of no other.
    if (known.size() >= mostKnown)
        known.clear();
    return *known.insert(*key, termsIn(m_fields.text(record, column)));
}

/// Names are each looked at once: they are not made into a QString first, and most of them, which are plain
/// ASCII, are searched as they are.
MediaMatcher::Terms MediaMatcher::termsIn(const RecordText &text) const
{
    if (text.kind != RecordText::Kind::Utf8)
        return termsIn(text.text({}).value_or(QString()));
    QVarLengthArray<char, 256> plain(text.bytes.size());
    std::transform(text.bytes.begin(), text.bytes.end(), plain.begin(), toLower);
    const std::string_view name(plain.constData(), static_cast<std::size_t>(plain.size()));
    if (!std::all_of(name.begin(), name.end(), isAscii)) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        QVarLengthArray<QChar, 256> units(decoder.requiredSpace(text.bytes.size()));
        const QChar *end = decoder.appendToBuffer(units.data(), text.bytes);
        return termsIn(QStringView(units.constData(), end));
    }
    Terms found = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        const QByteArray &term = m_terms[i].ascii;
        if (!term.isEmpty() &&
            name.find(std::string_view(term.data(), static_cast<std::size_t>(term.size()))) !=
                std::string_view::npos)
            found |= Terms(1) << i;
    }
    return found;
}

MediaMatcher::Terms MediaMatcher::termsIn(QStringView text) const
{
    const SearchText::Folded folded = SearchText::foldedOnce(text);
    const QStringView plain(folded);
    Terms found = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        if (plain.contains(m_terms[i].folded))
            found |= Terms(1) << i;
    }
    return found;
}

} // namespace medias
