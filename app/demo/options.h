#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace demo {

/** How the fields of a media are answered: as documented, or in a way that a careless client trips over. */
enum class FieldDialect { Complete, Missing, Null, Types };

/** What the command line asks for; each dialect stands for a question that the API's documents leave open. */
struct Options
{
    QString dataFolder;
    quint16 port = 0;
    bool untilStdinCloses = false;
    std::optional<qint64> generatedMedias;

    bool assembly = true;
    bool ranges = false;
    FieldDialect fields = FieldDialect::Complete;
    qint64 tokenLifeSeconds = 28'800;
    qint64 maxPageSize = 100;
    bool newestFirst = true;
    bool changing = false;
    bool softDelete = false;
    bool redirectDownloads = false;
    bool requestList = true;
    std::optional<qint64> maxFileSize;
    QStringList allowedExtensions;
    int latencyMilliseconds = 0;
};

/** Either options to run with, or an exit code and what to say before. */
struct CommandLine
{
    Options options;
    std::optional<int> exitCode;
    QString text;
};

CommandLine parseCommandLine(const QStringList &arguments);

} // namespace demo
