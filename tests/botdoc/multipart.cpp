#include "multipart.h"

namespace {

// The value of `key="..."` in a Content-Disposition.
bool parameter(const QByteArray &line, const QByteArray &key, QByteArray &value)
{
    const QByteArray start = "; " + key + "=\"";
    const qsizetype begin = line.indexOf(start);
    if (begin < 0)
        return false;
    const qsizetype from = begin + start.size();
    value = line.mid(from, line.indexOf('"', from) - from);
    return true;
}

bool readHead(const QByteArray &head, Part &part)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &raw : lines) {
        if (!raw.endsWith('\r') && &raw != &lines.last())
            return false;
        const QByteArray line = raw.trimmed();
        if (line.startsWith("Content-Disposition: form-data")) {
            QByteArray fileName;
            part.hasFileName = parameter(line, "filename", fileName);
            fileName.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
            part.fileName = QString::fromUtf8(fileName);
            if (!parameter(line, "name", part.name))
                return false;
        } else if (line.startsWith("Content-Type: ")) {
            part.contentType = line.mid(14);
        } else {
            return false;
        }
    }
    return !part.name.isEmpty();
}

} // namespace

QList<Part> partsOf(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray type = "multipart/form-data; boundary=";
    if (!contentType.startsWith(type))
        return {};
    const QByteArray line = "--" + contentType.mid(type.size());
    const QByteArray next = "\r\n" + line;
    if (!body.startsWith(next.mid(2)) || !body.endsWith(QByteArray(next + "--\r\n")))
        return {};

    QList<Part> parts;
    qsizetype at = next.size(); // after its line break
    for (;;) {
        const qsizetype headEnd = body.indexOf("\r\n\r\n", at);
        const qsizetype end = body.indexOf(next, headEnd < 0 ? at : headEnd + 2);
        Part part;
        if (headEnd < 0 || end < 0 || !readHead(body.mid(at, headEnd - at), part))
            return {};
        part.content = body.mid(headEnd + 4, end - headEnd - 4);
        parts.append(part);
        at = end + next.size();
        if (body.mid(at) == "--\r\n")
            return parts;
        if (body.mid(at, 2) != "\r\n")
            return {};
        at += 2;
    }
}
