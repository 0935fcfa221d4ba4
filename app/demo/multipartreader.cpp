#include "demo/multipartreader.h"

#include <QUrl>

#include <cctype>

namespace demo {

namespace {

constexpr size_t headerLimit = 16'384;
constexpr std::string_view lineEnd = "\r\n";

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/** Takes a parameter's value off the front of @p text: a quoted string, unescaped, or a token. */
std::string takeValue(std::string_view &text)
{
    std::string value;
    if (!text.starts_with('"')) {
        const size_t end = std::min(text.find(';'), text.size());
        value = trimmed(text.substr(0, end));
        text.remove_prefix(end);
        return value;
    }
    size_t i = 1;
    for (; i < text.size() && text[i] != '"'; ++i) {
        // Only what has to be escaped is: browsers leave other backslashes as they are.
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\'))
            ++i;
        value += text[i];
    }
    text.remove_prefix(std::min(i + 1, text.size()));
    return value;
}

/** Calls @p use with each parameter of a header's value, names in lower case. */
template <typename Use>
void forEachParameter(std::string_view value, Use use)
{
    size_t semicolon = value.find(';');
    while (semicolon != std::string_view::npos) {
        value.remove_prefix(semicolon + 1);
        const size_t equals = value.find('=');
        if (equals == std::string_view::npos)
            return;
        const std::string name = lower(trimmed(value.substr(0, equals)));
        value = trimmed(value.substr(equals + 1));
        use(name, takeValue(value));
        semicolon = value.find(';');
    }
}

/** charset'language'percent-encoded, of RFC 5987; null for charsets other than UTF-8. */
QString extendedValue(const std::string &value)
{
    const size_t first = value.find('\'');
    const size_t second = first == std::string::npos ? first : value.find('\'', first + 1);
    if (second == std::string::npos || lower(value.substr(0, first)) != "utf-8")
        return {};
    return QString::fromUtf8(
        QByteArray::fromPercentEncoding(QByteArray::fromStdString(value.substr(second + 1))));
}

/** What the HTML standard has browsers encode in a name, and nothing else, for a % may be just that. */
QString plainName(const std::string &value)
{
    QString name = QString::fromStdString(value);
    name.replace(QLatin1String("%22"), QLatin1String("\""));
    name.replace(QLatin1String("%0D"), QLatin1String("\r"), Qt::CaseInsensitive);
    name.replace(QLatin1String("%0A"), QLatin1String("\n"), Qt::CaseInsensitive);
    return name;
}

} // namespace

std::optional<PartHeader> readPartHeader(std::string_view lines)
{
    PartHeader header;
    while (!lines.empty()) {
        const size_t end = std::min(lines.find(lineEnd), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + lineEnd.size(), lines.size()));
        const size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::string name = lower(trimmed(line.substr(0, colon)));
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (name == "content-type") {
            header.contentType = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        } else if (name == "content-disposition") {
            QString extended;
            forEachParameter(value, [&](const std::string &key, const std::string &text) {
                if (key == "name")
                    header.name = plainName(text);
                else if (key == "filename")
                    header.fileName = plainName(text);
                else if (key == "filename*")
                    extended = extendedValue(text);
            });
            if (!extended.isEmpty())
                header.fileName = extended;
        }
    }
    return header.name.isEmpty() ? std::nullopt : std::optional(header);
}

MultipartReader::MultipartReader(const std::string &boundary, PartBegins begins, PartData data)
    : m_delimiter("\r\n--" + boundary)
    , m_begins(std::move(begins))
    , m_data(std::move(data))
    // The first boundary stands at the very start, where no line end comes before it.
    , m_pending(lineEnd)
{}

std::string MultipartReader::boundaryOf(const std::string &contentType)
{
    const std::string_view value = trimmed(contentType);
    std::string boundary;
    if (lower(value).starts_with("multipart/form-data")) {
        forEachParameter(value, [&boundary](const std::string &name, const std::string &text) {
            if (name == "boundary")
                boundary = text;
        });
    }
    return boundary;
}

bool MultipartReader::feed(std::string_view text)
{
    if (m_state == State::Broken || m_state == State::Epilogue)
        return m_state != State::Broken;
    m_pending.erase(0, m_begin);
    m_begin = 0;
    m_pending.append(text);
    while (step()) {
    }
    return m_state != State::Broken;
}

/** Goes on by one element; false when that takes more text, or no more. */
bool MultipartReader::step()
{
    switch (m_state) {
    case State::Preamble:
        return readPreamble();
    case State::AfterBoundary:
        return readAfterBoundary();
    case State::Header:
        return readHeader();
    case State::Body:
        return readBody();
    case State::Epilogue:
    case State::Broken:
        break;
    }
    return false;
}

bool MultipartReader::readPreamble()
{
    const size_t position = m_pending.find(m_delimiter, m_begin);
    if (position == std::string::npos) {
        if (m_pending.size() > headerLimit)
            m_state = State::Broken;
        return false;
    }
    m_begin = position + m_delimiter.size();
    m_state = State::AfterBoundary;
    return true;
}

bool MultipartReader::readAfterBoundary()
{
    const std::string_view rest = std::string_view(m_pending).substr(m_begin);
    if (rest.starts_with("--")) {
        m_state = State::Epilogue;
        return false;
    }
    const size_t end = rest.find(lineEnd);
    if (end == std::string_view::npos) {
        if (rest.size() > headerLimit)
            m_state = State::Broken;
        return false;
    }
    // The line end is left for readHeader(), which looks for the empty line.
    m_begin += end;
    m_state = trimmed(rest.substr(0, end)).empty() ? State::Header : State::Broken;
    return m_state != State::Broken;
}

bool MultipartReader::readHeader()
{
    const std::string_view rest = std::string_view(m_pending).substr(m_begin);
    const size_t end = rest.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        if (rest.size() > headerLimit)
            m_state = State::Broken;
        return false;
    }
    const std::optional<PartHeader> header = readPartHeader(rest.substr(0, end));
    m_begin += end + 4;
    if (!header) {
        m_state = State::Broken;
        return false;
    }
    m_begins(*header);
    m_state = State::Body;
    return true;
}

bool MultipartReader::readBody()
{
    const std::string_view rest = std::string_view(m_pending).substr(m_begin);
    const size_t end = rest.find(m_delimiter);
    if (end != std::string_view::npos) {
        m_data(rest.substr(0, end));
        m_begin += end + m_delimiter.size();
        m_state = State::AfterBoundary;
        return true;
    }
    // The last bytes may be the beginning of the delimiter.
    if (rest.size() >= m_delimiter.size()) {
        const size_t safe = rest.size() - m_delimiter.size() + 1;
        m_data(rest.substr(0, safe));
        m_begin += safe;
    }
    return false;
}

} // namespace demo
