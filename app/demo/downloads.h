#pragma once

#include "demo/mediarow.h"

#include <httplib.h>

#include <QByteArray>
#include <QHash>

#include <memory>
#include <mutex>

class QIODevice;

namespace demo {

class DemoStore;
struct Options;

/**
 * GET media/{id}/download/, and the storage that it may lead to. A download counts once its last byte is on
 * its way, and never when it breaks off before.
 */
class Downloads
{
public:
    Downloads(DemoStore &store, const Options &options)
        : m_store(store)
        , m_options(options)
    {}

    /** The second origin, without a slash at the end; set before the first request when downloads redirect.
     */
    void setStorageOrigin(const QByteArray &origin) { m_storageOrigin = origin; }

    void answer(const httplib::Request &request, qint64 id, httplib::Response &response);
    /** A request to the storage, whose address was given out once and is good once. */
    void answerFromStorage(const httplib::Request &request, httplib::Response &response);

private:
    void redirect(const MediaRow &row, httplib::Response &response);
    void send(const httplib::Request &request, const MediaRow &row, httplib::Response &response);

    DemoStore &m_store;
    const Options &m_options;
    QByteArray m_storageOrigin;
    std::mutex m_signatureLock;
    QHash<QByteArray, qint64> m_signatures;
};

} // namespace demo
