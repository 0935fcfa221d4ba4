#include "demo/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

#include <limits>

namespace demo {

namespace {

constexpr int usageError = 2;

/** Reads the parser's values, keeping the first thing that is wrong with them. */
class OptionReader
{
public:
    explicit OptionReader(const QCommandLineParser &parser)
        : m_parser(parser)
    {}

    std::optional<qint64> number(const QString &name, qint64 lowest, qint64 highest)
    {
        if (!m_parser.isSet(name))
            return std::nullopt;
        bool ok = false;
        const qint64 value = m_parser.value(name).toLongLong(&ok);
        if (ok && value >= lowest && value <= highest)
            return value;
        fail(
            u"--%1 takes a whole number from %2 to %3, not \"%4\"."_qs.arg(name).arg(lowest).arg(highest).arg(
                m_parser.value(name)));
        return std::nullopt;
    }

    /** The index of the option's value among @p words, 0 when the option is not there. */
    qsizetype choice(const QString &name, const QStringList &words)
    {
        if (!m_parser.isSet(name))
            return 0;
        const qsizetype index = words.indexOf(m_parser.value(name));
        if (index < 0) {
            fail(u"--%1 is one of %2, not \"%3\"."_qs.arg(name, words.join(u", "_qs), m_parser.value(name)));
            return 0;
        }
        return index;
    }

    void fail(const QString &error)
    {
        if (m_error.isEmpty())
            m_error = error;
    }

    const QString &error() const { return m_error; }

private:
    const QCommandLineParser &m_parser;
    QString m_error;
};

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"A complete local Botdoc with made-up requests and medias, for trying and testing Mediadesk."_qs);
    const auto flag = [&parser](const QString &name, const QString &text) { parser.addOption({name, text}); };
    const auto value = [&parser](const QString &name, const QString &text, const QString &valueName) {
        parser.addOption({name, text, valueName});
    };
    parser.addOption({{u"h"_qs, u"help"_qs}, u"Show this help."_qs});
    parser.addOption({{u"v"_qs, u"version"_qs}, u"Show the version."_qs});
    value(u"data"_qs, u"Keep the data here; made when it is not there."_qs, u"folder"_qs);
    value(u"port"_qs, u"Listen on this port of 127.0.0.1; 0, the default, takes a free one."_qs,
          u"number"_qs);
    flag(u"until-stdin-closes"_qs, u"Stop when standard input ends."_qs);
    value(u"medias"_qs, u"Make this many generated medias instead of the samples."_qs, u"count"_qs);
    flag(u"no-assembly"_qs, u"Make a media of its own of every chunk."_qs);
    flag(u"ranges"_qs,
         u"Answer Range requests on downloads; they count as one download when they reach the last byte."_qs);
    value(u"fields"_qs, u"How media fields look: complete (default), missing, null or types."_qs,
          u"dialect"_qs);
    value(u"token-life"_qs, u"How long a token is good for (default 28800)."_qs, u"seconds"_qs);
    value(u"max-page-size"_qs, u"The largest page that is answered (default 100)."_qs, u"count"_qs);
    value(u"order"_qs, u"The order of lists: newest (default) or oldest first."_qs, u"order"_qs);
    flag(u"changing"_qs, u"Add or remove a media before every page but the first."_qs);
    flag(u"soft-delete"_qs, u"Keep the rows of deleted medias, marked as removed."_qs);
    flag(u"redirect-downloads"_qs, u"Send downloads to a second, signed origin."_qs);
    flag(u"no-request-list"_qs, u"Refuse to list the requests."_qs);
    value(u"max-file-size"_qs, u"Refuse files beyond this size."_qs, u"bytes"_qs);
    value(u"allowed-extensions"_qs, u"Refuse files of other types, as in \"pdf,png\"."_qs, u"list"_qs);
    value(u"latency"_qs, u"Wait this long before every answer."_qs, u"milliseconds"_qs);
}

Options read(const QCommandLineParser &parser, OptionReader &reader)
{
    constexpr qint64 any = std::numeric_limits<qint64>::max();
    Options options;
    options.dataFolder = parser.value(u"data"_qs);
    if (options.dataFolder.isEmpty()) {
        options.dataFolder =
            QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QLatin1String("/demo");
    }
    options.port = static_cast<quint16>(reader.number(u"port"_qs, 0, 65535).value_or(0));
    options.untilStdinCloses = parser.isSet(u"until-stdin-closes"_qs);
    options.generatedMedias = reader.number(u"medias"_qs, 0, 100'000'000);
    options.assembly = !parser.isSet(u"no-assembly"_qs);
    options.ranges = parser.isSet(u"ranges"_qs);
    options.fields = static_cast<FieldDialect>(
        reader.choice(u"fields"_qs, {u"complete"_qs, u"missing"_qs, u"null"_qs, u"types"_qs}));
    options.tokenLifeSeconds =
        reader.number(u"token-life"_qs, 1, 1'000'000'000).value_or(options.tokenLifeSeconds);
    options.maxPageSize = reader.number(u"max-page-size"_qs, 1, 50'000).value_or(options.maxPageSize);
    options.newestFirst = reader.choice(u"order"_qs, {u"newest"_qs, u"oldest"_qs}) == 0;
    options.changing = parser.isSet(u"changing"_qs);
    options.softDelete = parser.isSet(u"soft-delete"_qs);
    options.redirectDownloads = parser.isSet(u"redirect-downloads"_qs);
    options.requestList = !parser.isSet(u"no-request-list"_qs);
    options.maxFileSize = reader.number(u"max-file-size"_qs, 1, any);
    for (const QString &extension :
         parser.value(u"allowed-extensions"_qs).split(QLatin1Char(','), Qt::SkipEmptyParts))
        options.allowedExtensions.append(extension.trimmed().toLower());
    options.latencyMilliseconds = static_cast<int>(reader.number(u"latency"_qs, 0, 600'000).value_or(0));
    return options;
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    const bool understood = parser.parse(arguments);
    if (understood && parser.isSet(u"help"_qs))
        return {{}, 0, parser.helpText()};
    if (understood && parser.isSet(u"version"_qs))
        return {
            {}, 0, QLatin1String("mediadesk-demo-server ") % QCoreApplication::applicationVersion() % u'\n'};

    OptionReader reader(parser);
    if (!understood)
        reader.fail(parser.errorText());
    else if (!parser.positionalArguments().isEmpty())
        reader.fail(u"Nothing but options is understood, and \"%1\" is none."_qs.arg(
            parser.positionalArguments().constFirst()));
    const Options options = read(parser, reader);
    if (!reader.error().isEmpty())
        return {{}, usageError, reader.error() % QLatin1String("\nTry --help.\n")};
    return {options, std::nullopt, {}};
}

} // namespace demo
