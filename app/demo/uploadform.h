#pragma once

#include "demo/apianswer.h"
#include "demo/httpserver.h"
#include "demo/multipartreader.h"

#include <QHash>
#include <QString>

#include <memory>
#include <optional>

namespace demo {

class DemoStore;
class IncomingFile;
struct Options;

/** The form of POST media/: the file goes to disk as it arrives, the fields are checked at the end. */
class UploadForm
{
public:
    UploadForm(const DemoStore &store, const Options &options);
    ~UploadForm();
    UploadForm(const UploadForm &) = delete;
    UploadForm &operator=(const UploadForm &) = delete;

    /** Reads the whole body, however bad it is; false when it was no form or not all of it came. */
    bool read(const std::string &boundary, const BodyReader &body);
    FieldErrors check();

    // Valid after a check() without errors.
    IncomingFile &file() const { return *m_file; }
    const QString &name() const { return m_name; }
    const QString &contentType() const { return m_contentType; }
    qint64 request() const { return m_request; }
    int currentChunk() const { return m_currentChunk; }
    int totalChunks() const { return m_totalChunks; }

private:
    void begin(const PartHeader &header);
    void add(std::string_view data);
    void checkFile(FieldErrors &errors) const;
    void checkRequest(FieldErrors &errors);
    void checkChunks(FieldErrors &errors);
    std::optional<int> chunkNumber(const QString &field, FieldErrors &errors) const;

    const DemoStore &m_store;
    const Options &m_options;
    std::unique_ptr<IncomingFile> m_file;
    bool m_inFile = false;
    bool m_stored = true;
    QHash<QString, QByteArray> m_fields;
    QByteArray *m_field = nullptr;
    QString m_name;
    QString m_contentType;
    qint64 m_request = 0;
    int m_currentChunk = 0;
    int m_totalChunks = 0;
};

} // namespace demo
