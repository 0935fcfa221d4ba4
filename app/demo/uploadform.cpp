#include "demo/uploadform.h"

#include "demo/demostore.h"
#include "demo/filetypes.h"
#include "demo/options.h"

namespace demo {

namespace {

constexpr qsizetype fieldLimit = 65'536;

/** What Django keeps of a file name: no folders of either kind, nothing that cannot be printed. */
QString cleanName(const QString &fileName)
{
    QString name;
    for (const QChar c : fileName) {
        if (c == QLatin1Char('/') || c == QLatin1Char('\\'))
            name.clear();
        else if (c.category() != QChar::Other_Control)
            name += c;
    }
    return name == QLatin1String(".") || name == QLatin1String("..") ? QString() : name.trimmed();
}

} // namespace

UploadForm::UploadForm(const DemoStore &store, const Options &options)
    : m_store(store)
    , m_options(options)
{}

UploadForm::~UploadForm() = default;

bool UploadForm::read(const std::string &boundary, const BodyReader &body)
{
    MultipartReader reader(
        boundary, [this](const PartHeader &header) { begin(header); },
        [this](std::string_view data) { add(data); });
    const bool received = body([&reader](const char *data, size_t size) {
        reader.feed({data, size});
        return true;
    });
    if (m_file)
        m_stored = m_file->finish() && m_stored;
    return received && reader.isComplete();
}

void UploadForm::begin(const PartHeader &header)
{
    m_inFile = false;
    m_field = nullptr;
    if (header.name == QLatin1String("file") && !header.fileName.isNull()) {
        m_name = cleanName(header.fileName);
        m_contentType = header.contentType;
        if (m_contentType.isEmpty() || m_contentType == QLatin1String("application/octet-stream"))
            m_contentType = contentTypeOf(extensionOf(m_name));
        // Of several files the last one counts, as in Django.
        m_file = m_store.receiveFile();
        m_stored = true;
        m_inFile = true;
    } else {
        m_field = &m_fields[header.name];
        m_field->clear();
    }
}

void UploadForm::add(std::string_view data)
{
    if (m_inFile)
        m_stored = m_file->write(data) && m_stored;
    else if (m_field && m_field->size() < fieldLimit)
        m_field->append(data.data(), static_cast<qsizetype>(data.size()));
}

FieldErrors UploadForm::check()
{
    FieldErrors errors;
    checkFile(errors);
    checkRequest(errors);
    checkChunks(errors);
    return errors;
}

void UploadForm::checkFile(FieldErrors &errors) const
{
    const QString field = u"file"_qs;
    if (!m_file && m_fields.contains(field)) {
        errors.add(field, u"The submitted data was not a file. Check the encoding type on the form."_qs);
    } else if (!m_file) {
        errors.add(field, u"No file was submitted."_qs);
    } else if (m_name.isEmpty()) {
        errors.add(field, u"No filename could be determined."_qs);
    } else if (!m_stored) {
        errors.add(field, u"The file could not be stored."_qs);
    } else if (m_file->size() == 0) {
        errors.add(field, u"The submitted file is empty."_qs);
    } else if (m_options.maxFileSize && m_file->size() > *m_options.maxFileSize) {
        errors.add(field,
                   u"The file is larger than the %1 bytes that are allowed."_qs.arg(*m_options.maxFileSize));
    } else if (const QString extension = extensionOf(m_name);
               !m_options.allowedExtensions.isEmpty() && !m_options.allowedExtensions.contains(extension)) {
        errors.add(field, u"File extension \"%1\" is not allowed. Allowed extensions are: %2."_qs.arg(
                              extension, m_options.allowedExtensions.join(u", "_qs)));
    }
}

void UploadForm::checkRequest(FieldErrors &errors)
{
    const QString field = u"request"_qs;
    const QByteArray value = m_fields.value(field).trimmed();
    bool ok = false;
    m_request = value.toLongLong(&ok);
    if (!m_fields.contains(field))
        errors.add(field, u"This field is required."_qs);
    else if (value.isEmpty())
        errors.add(field, u"This field may not be null."_qs);
    else if (!ok)
        errors.add(field, u"Incorrect type. Expected pk value, received str."_qs);
    else if (!m_store.request(m_request))
        errors.add(field, u"Invalid pk \"%1\" - object does not exist."_qs.arg(m_request));
}

void UploadForm::checkChunks(FieldErrors &errors)
{
    const std::optional<int> current = chunkNumber(u"current_chunk"_qs, errors);
    const std::optional<int> total = chunkNumber(u"total_chunks"_qs, errors);
    m_currentChunk = current.value_or(0);
    m_totalChunks = total.value_or(0);
    if (current && total && *current > *total)
        errors.add(u"current_chunk"_qs, u"Ensure this value is less than or equal to %1."_qs.arg(*total));
}

std::optional<int> UploadForm::chunkNumber(const QString &field, FieldErrors &errors) const
{
    bool ok = false;
    const int value = m_fields.value(field).trimmed().toInt(&ok);
    if (!m_fields.contains(field))
        errors.add(field, u"This field is required."_qs);
    else if (!ok)
        errors.add(field, u"A valid integer is required."_qs);
    else if (value < 1)
        errors.add(field, u"Ensure this value is greater than or equal to 1."_qs);
    else
        return value;
    return std::nullopt;
}

} // namespace demo
