#include "transfers/filecollector.h"

#include "content/filethread.h"

#include <QDir>
#include <QFileInfo>

namespace transfers {

namespace {

/// What is meant by a shortcut, which on Windows is a file of its own: the file it leads to.
QFileInfo meant(const QFileInfo &info)
{
    const QFileInfo target(info.isShortcut() ? info.symLinkTarget() : QString());
    return target.exists() ? target : info;
}

CollectedFile looked(const QFileInfo &found)
{
    const QFileInfo info = meant(found);
    CollectedFile file;
    file.path = info.absoluteFilePath();
    file.name = info.fileName();
    file.bytes = info.size();
    if (!info.exists())
        file.problem = info.isSymLink() ? FileCollector::tr("What this link points to is gone")
                                        : FileCollector::tr("Not found");
    else if (!info.isFile())
        file.problem = FileCollector::tr("Not a file");
    else if (!info.isReadable())
        file.problem = FileCollector::tr("May not be read");
    else if (file.bytes == 0)
        file.problem = FileCollector::tr("Empty: the server takes no empty files");
    return file;
}

/// What a file manager leaves behind in folders, and nobody means to send.
bool isRubbish(const QString &name)
{
    return name == QLatin1String(".DS_Store") ||
           name.compare(QLatin1String("Thumbs.db"), Qt::CaseInsensitive) == 0 ||
           name.compare(QLatin1String("desktop.ini"), Qt::CaseInsensitive) == 0;
}

class Search
{
public:
    explicit Search(const std::atomic_bool &isStopped)
        : m_isStopped(isStopped)
    {}

    void add(const QFileInfo &found)
    {
        const QFileInfo info = meant(found);
        if (!info.isDir()) {
            append(looked(info));
            return;
        }
        CollectedFile folder;
        folder.path = info.absoluteFilePath();
        folder.name = info.fileName();
        if (!info.isReadable()) {
            folder.problem = FileCollector::tr("This folder may not be read");
            append(folder);
            return;
        }
        const qsizetype before = m_files.size();
        addFolder(info.absoluteFilePath());
        if (m_files.size() == before) {
            folder.problem = FileCollector::tr("No files in this folder");
            append(folder);
        }
    }

    [[nodiscard]] QList<CollectedFile> takeFiles()
    {
        if (m_isFull) {
            CollectedFile rest;
            rest.name = FileCollector::tr("and more");
            rest.problem = FileCollector::tr("More than %L1 files: send the rest afterwards")
                               .arg(FileCollector::mostFiles);
            m_files.append(rest);
        }
        return std::move(m_files);
    }

private:
    void addFolder(const QString &path)
    {
        QDir folder(path);
        const QFileInfoList entries =
            folder.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden,
                                 QDir::Name | QDir::LocaleAware | QDir::DirsLast);
        for (const QFileInfo &entry : entries) {
            if (m_isStopped || m_isFull)
                return;
            if (isRubbish(entry.fileName()))
                continue;
            // A link to a folder may lead back to where we are.
            if (entry.isDir() && !entry.isSymLink())
                addFolder(entry.absoluteFilePath());
            else if (!entry.isDir())
                append(looked(entry));
        }
    }

    void append(const CollectedFile &file)
    {
        if (m_files.size() < FileCollector::mostFiles)
            m_files.append(file);
        else
            m_isFull = true;
    }

    const std::atomic_bool &m_isStopped;
    QList<CollectedFile> m_files;
    bool m_isFull = false;
};

} // namespace

FileCollector::FileCollector(QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<content::FileThread>())
    , m_isStopped(std::make_shared<std::atomic_bool>(false))
{}

FileCollector::~FileCollector()
{
    *m_isStopped = true;
}

void FileCollector::collect(const QStringList &paths)
{
    ++m_waiting;
    const auto found = std::make_shared<QList<CollectedFile>>();
    const auto look = [paths, found, isStopped = m_isStopped] {
        Search search(*isStopped);
        for (const QString &path : paths)
            search.add(QFileInfo(path));
        *found = search.takeFiles();
    };
    m_thread->run(look, this, [this, found] {
        --m_waiting;
        Q_EMIT collected(*found);
    });
}

} // namespace transfers
