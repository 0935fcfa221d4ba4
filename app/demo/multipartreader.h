#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace demo {

/** The header of one part of a form. */
struct PartHeader
{
    QString name;
    /** Null for a part that is no file. */
    QString fileName;
    QString contentType;
};

/**
 * Reads multipart/form-data (RFC 7578) as it arrives, whatever its size. Understands file names as clients
 * send them: UTF-8 in quotes, backslash escapes, the %22 of browsers, and filename* of RFC 5987, which wins.
 */
class MultipartReader
{
public:
    using PartBegins = std::function<void(const PartHeader &)>;
    using PartData = std::function<void(std::string_view)>;

    MultipartReader(const std::string &boundary, PartBegins begins, PartData data);

    /** The boundary of a Content-Type; empty when that is no form. */
    static std::string boundaryOf(const std::string &contentType);

    /** False once the text is no form; further text is ignored then. */
    bool feed(std::string_view text);
    /** Whether the closing boundary was seen. */
    bool isComplete() const { return m_state == State::Epilogue; }

private:
    enum class State { Preamble, AfterBoundary, Header, Body, Epilogue, Broken };

    bool step();
    bool readPreamble();
    bool readAfterBoundary();
    bool readHeader();
    bool readBody();

    std::string m_delimiter;
    PartBegins m_begins;
    PartData m_data;
    State m_state = State::Preamble;
    std::string m_pending;
    size_t m_begin = 0;
};

/** Reads the header lines of a part, without the empty one; none when it names no field. */
std::optional<PartHeader> readPartHeader(std::string_view lines);

} // namespace demo
