#include "account/settings.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using account::Kind;
using account::Scope;
using account::Setting;
using account::SettingRow;
using account::Settings;
using account::SettingsNotice;
using account::SettingsPlaces;

namespace {

const SettingRow &rowAt(int index)
{
    return account::settingTable[static_cast<std::size_t>(index)];
}

QString text(std::string_view words)
{
    return QString::fromLatin1(words.data(), static_cast<qsizetype>(words.size()));
}

QString accountName()
{
    return QStringLiteral("office-1");
}

/// get() of each row, in the table's order.
template <Setting setting>
QVariant read(const Settings &settings)
{
    if constexpr (isOfAccount(account::rowOf(setting)))
        return account::untyped(settings.get<setting>(accountName()));
    else
        return account::untyped(settings.get<setting>());
}

template <std::size_t... index>
auto readersOf(std::index_sequence<index...>)
{
    return std::array{&read<static_cast<Setting>(index)>...};
}

QVariant valueIn(const Settings &settings, const SettingRow &row)
{
    static const auto readers = readersOf(std::make_index_sequence<account::settingTable.size()>());
    return readers[static_cast<std::size_t>(row.setting)](settings);
}

/// What Settings::set() cannot be asked for without knowing the type.
enum class Case { Missing, Right, Lowest, Highest, Below, Above, OtherType, HugeText, Rubbish };

constexpr std::array allCases{Case::Missing, Case::Right,     Case::Lowest,   Case::Highest, Case::Below,
                              Case::Above,   Case::OtherType, Case::HugeText, Case::Rubbish};

const char *nameOf(Case one)
{
    switch (one) {
    case Case::Missing:
        return "missing";
    case Case::Right:
        return "right";
    case Case::Lowest:
        return "lowest";
    case Case::Highest:
        return "highest";
    case Case::Below:
        return "below";
    case Case::Above:
        return "above";
    case Case::OtherType:
        return "another type";
    case Case::HugeText:
        return "huge text";
    case Case::Rubbish:
        return "rubbish";
    }
    return "";
}

QByteArray quoted(const QByteArray &value)
{
    return '"' + value + '"';
}

/// As it would stand behind the equals sign of an INI file; and whether the table allows it. No value: there
/// is no such case for this kind of setting.
struct Written
{
    std::optional<QByteArray> value;
    bool isGood = false;
    QVariant means = {}; ///< what get() must say of it when it is good
};

Written numberCase(const SettingRow &row, Case one)
{
    const auto good = [](qint64 value) { return Written{QByteArray::number(value), true, value}; };
    switch (one) {
    case Case::Right:
        return good(row.least + 1);
    case Case::Lowest:
        return good(row.least);
    case Case::Highest:
        return good(row.most);
    case Case::Below:
        return {QByteArray::number(row.least - 1)};
    case Case::Above:
        return {QByteArray::number(static_cast<quint64>(row.most) + 1)}; // which no qint64 need hold
    default:
        return {"eight"};
    }
}

Written wordCase(const SettingRow &row, Case one)
{
    const QList<QByteArray> words = QByteArray(text(row.words).toLatin1()).split(' ');
    switch (one) {
    case Case::Right:
    case Case::Highest:
        return {words.last(), true, static_cast<int>(words.size() - 1)};
    case Case::Lowest:
        return {words.first(), true, 0};
    case Case::Below:
    case Case::Above:
        return {"-1"};
    default:
        return {words.first() + ", " + words.last()};
    }
}

Written flagCase(Case one)
{
    switch (one) {
    case Case::Right:
    case Case::Highest:
        return {"true", true, true};
    case Case::Lowest:
        return {"false", true, false};
    case Case::Below:
        return {"-1"};
    case Case::Above:
        return {"2"};
    default:
        return {"perhaps"};
    }
}

Written textCase(const SettingRow &row, Case one)
{
    const auto good = [](const QByteArray &value) {
        return Written{value, true, QString::fromLatin1(value)};
    };
    switch (one) {
    case Case::Right:
        return good("somebody");
    case Case::Lowest:
        return {"\"\"", true, QString()};
    case Case::Highest:
        return good(QByteArray(row.most, 'x'));
    case Case::Below:
        return {};
    case Case::Above:
        return {QByteArray(row.most + 1, 'x')};
    default:
        return {"one, two"};
    }
}

Written addressCase(Case one)
{
    switch (one) {
    case Case::Right:
        return {quoted("https://botdoc.example.com/v1/"), true,
                QStringLiteral("https://botdoc.example.com/v1/")};
    case Case::Lowest:
        return {"\"\"", true, QString()};
    case Case::Highest:
    case Case::Above:
        return {};
    case Case::Below: // http beyond this machine
        return {quoted("http://botdoc.example.com/v1/")};
    default:
        return {"8, 9"};
    }
}

Written bytesCase(const SettingRow &row, Case one)
{
    const auto good = [](const QByteArray &value) {
        return Written{"@ByteArray(" + value + ")", true, value};
    };
    switch (one) {
    case Case::Right:
        return good("layout");
    case Case::Lowest:
        return good("");
    case Case::Highest:
        return good(QByteArray(row.most, 'x'));
    case Case::Below:
        return {};
    case Case::Above:
        return {"@ByteArray(" + QByteArray(row.most + 1, 'x') + ")"};
    default:
        return {"12"};
    }
}

Written folderCase(const QString &folder, Case one)
{
    switch (one) {
    case Case::Right:
        return {quoted(folder.toUtf8()), true, folder};
    case Case::Lowest:
        return {"~", true, QDir::homePath()};
    case Case::Below:
        return {"somewhere/below"};
    case Case::Highest:
    case Case::Above:
        return {};
    default:
        return {"@ByteArray(/)"};
    }
}

/// `folder` is there.
Written writtenFor(const SettingRow &row, Case one, const QString &folder)
{
    if (one == Case::Missing)
        return {};
    if (one == Case::HugeText)
        return {QByteArray(1 << 20, 'x')};
    if (one == Case::Rubbish)
        return {"\"\\x1\\xfffd\\x7f@ByteArray(\\x2)\""};
    switch (row.kind) {
    case Kind::Number:
        return numberCase(row, one);
    case Kind::Choice:
        return wordCase(row, one);
    case Kind::Flag:
        return flagCase(one);
    case Kind::Text:
        return textCase(row, one);
    case Kind::Address:
        return addressCase(one);
    case Kind::Bytes:
        return bytesCase(row, one);
    case Kind::Folder:
        return folderCase(folder, one);
    }
    return {};
}

bool isCaseOf(const SettingRow &row, Case one)
{
    return one == Case::Missing || writtenFor(row, one, {}).value;
}

QList<SettingsNotice::Kind> kindsOf(const QList<SettingsNotice> &notices)
{
    QList<SettingsNotice::Kind> kinds;
    for (const SettingsNotice &notice : notices)
        kinds.append(notice.kind);
    return kinds;
}

/// The compiler knows each setting's type, and who may set it.
template <Setting setting, typename Value>
concept CanSet = requires(Settings &settings, const Value &value)
{
    settings.set<setting>(value);
};
static_assert(CanSet<Setting::ChunkSize, qint64> && !CanSet<Setting::ChunkSize, QString>);
static_assert(CanSet<Setting::Language, account::Language> && !CanSet<Setting::Language, int>);
static_assert(CanSet<Setting::SaveFolder, QString> && !CanSet<Setting::SaveFolder, QByteArray>);
static_assert(!CanSet<Setting::DemoOffered, bool> && !CanSet<Setting::AccountEmail, QString>);

} // namespace

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachRow_data();
    void eachRow();
    void eachPolicy_data();
    void eachPolicy();
    void keepsWhatWasSet();
    void takesNothingOutOfRange();
    void remembersAccounts();
    void fallsBackWhileAFolderIsAway();
    void leavesAloneWhatIsNewer();
    void lastWriterOfOneKeyWins();
    void keepsABrokenFileAside_data();
    void keepsABrokenFileAside();
    void keepsOneBrokenLater();
    void leavesAloneWhatCannotBeRenamed();
    void saysWhenNothingCanBeWritten();
    void goesOnWhenTheDiskIsFull();
    void saysWhenThePolicyIsBroken();

private:
    void write(const QString &path, const QByteArray &content) const;
    void write(const SettingRow &row, const QByteArray &value) const;
    [[nodiscard]] QString pathOf(const SettingRow &row) const;
    [[nodiscard]] QByteArray content(const QString &path) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    SettingsPlaces m_places;
};

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = SettingsPlaces::in(m_folder->path());
}

void TestSettings::write(const QString &path, const QByteArray &content) const
{
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(content), content.size());
}

QString TestSettings::pathOf(const SettingRow &row) const
{
    return row.scope == Scope::Machine ? m_places.machine : m_places.user;
}

void TestSettings::write(const SettingRow &row, const QByteArray &value) const
{
    QByteArray key = QByteArray(text(row.key).replace(QLatin1String("%1"), accountName()).toLatin1());
    const qsizetype slash = key.indexOf('/');
    const QByteArray group = key.left(slash);
    key = key.mid(slash + 1).replace('/', '\\');
    write(pathOf(row), '[' + group + "]\n" + key + '=' + value + '\n');
}

QByteArray TestSettings::content(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSettings::eachRow_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<Case>("one");
    for (int index = 0; index < static_cast<int>(account::settingTable.size()); ++index) {
        if (rowAt(index).scope == Scope::Administrator)
            continue;
        for (const Case one : allCases) {
            if (isCaseOf(rowAt(index), one))
                QTest::addRow("%s %s", qPrintable(text(rowAt(index).key)), nameOf(one)) << index << one;
        }
    }
}

void TestSettings::eachRow()
{
    QFETCH(const int, index);
    QFETCH(const Case, one);
    const SettingRow &row = rowAt(index);
    const Written written = writtenFor(row, one, m_folder->path());
    if (written.value)
        write(row, *written.value);
    const QVariant fallback = account::fallbackValue(row);
    {
        Settings settings(m_places);
        const QList<SettingsNotice> notices = settings.takeNotices();
        if (!written.value || written.isGood) {
            QCOMPARE(valueIn(settings, row), written.isGood ? written.means : fallback);
            QVERIFY(notices.isEmpty());
            // A start alone changes nothing.
            QVERIFY(!written.value || content(pathOf(row)).contains(*written.value));
            return;
        }
        QCOMPARE(valueIn(settings, row), fallback);
        QCOMPARE(kindsOf(notices), QList{SettingsNotice::Kind::Corrected});
        QCOMPARE(notices.first().setting, row.setting);
        QCOMPARE(notices.first().now, fallback);
        QVERIFY(notices.first().was.isValid());
        QVERIFY(settings.takeNotices().isEmpty());
    }
    // Said once: it is corrected.
    Settings again(m_places);
    QCOMPARE(valueIn(again, row), fallback);
    QVERIFY(again.takeNotices().isEmpty());
}

void TestSettings::eachPolicy_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("isFixed");
    QTest::addColumn<Case>("one");
    for (int index = 0; index < static_cast<int>(account::settingTable.size()); ++index) {
        const SettingRow &row = rowAt(index);
        if (row.policyKey.empty())
            continue;
        for (const Case one : allCases) {
            for (const bool isFixed : isCaseOf(row, one) ? QList{false, true} : QList<bool>())
                QTest::addRow("%s %s %s", qPrintable(text(row.policyKey)), isFixed ? "fixed" : "default",
                              nameOf(one))
                    << index << isFixed << one;
        }
    }
}

void TestSettings::eachPolicy()
{
    QFETCH(const int, index);
    QFETCH(const bool, isFixed);
    QFETCH(const Case, one);
    const SettingRow &row = rowAt(index);
    const Written written = writtenFor(row, one, m_folder->path());
    if (written.value)
        write(m_places.policy, QByteArray(isFixed ? "[Fixed]\n" : "[Defaults]\n") +
                                   text(row.policyKey).toLatin1() + '=' + *written.value + '\n');
    const QVariant fallback = account::fallbackValue(row);
    {
        Settings settings(m_places);
        QCOMPARE(settings.isFixed(row.setting), isFixed && written.isGood);
        QCOMPARE(valueIn(settings, row), written.isGood ? written.means : fallback);
        const QList<SettingsNotice> notices = settings.takeNotices();
        if (!written.value || written.isGood) {
            QVERIFY(notices.isEmpty());
        } else {
            QCOMPARE(kindsOf(notices), QList{SettingsNotice::Kind::PolicyIgnored});
            QCOMPARE(notices.first().setting, row.setting);
            QCOMPARE(notices.first().now, fallback);
        }
    }
    if (row.scope == Scope::Administrator)
        return;
    // Against what the user has set: a default gives way, what is fixed does not.
    const Case other = one == Case::Lowest ? Case::Right : Case::Lowest;
    const Written own = writtenFor(row, other, m_folder->path());
    write(row, *own.value);
    Settings settings(m_places);
    QCOMPARE(valueIn(settings, row), isFixed && written.isGood ? written.means : own.means);
    QVERIFY(content(pathOf(row)).contains(*own.value));
}

void TestSettings::keepsWhatWasSet()
{
    const auto server = botdoc::Server::fromText(QStringLiteral("https://botdoc.example.com/v1/"));
    {
        Settings settings(m_places);
        settings.set<Setting::Language>(account::Language::Spanish);
        settings.set<Setting::ChunkSize>(1 << 20);
        settings.set<Setting::ParallelTransfers>(6);
        settings.set<Setting::SaveFolder>(m_folder->path());
        settings.set<Setting::Server>(server);
        settings.set<Setting::Email>(QStringLiteral("elena@example.com"));
        settings.set<Setting::WindowLayout>(QByteArray("\0\1\2", 3));
        QCOMPARE(settings.get<Setting::ParallelTransfers>(), 6);
    }
    const Settings settings(m_places);
    QCOMPARE(settings.get<Setting::Language>(), account::Language::Spanish);
    QCOMPARE(settings.get<Setting::ChunkSize>(), 1 << 20);
    QCOMPARE(settings.get<Setting::ParallelTransfers>(), 6);
    QCOMPARE(settings.get<Setting::SaveFolder>(), m_folder->path());
    QCOMPARE(settings.get<Setting::Server>(), server);
    QCOMPARE(settings.get<Setting::Email>(), QStringLiteral("elena@example.com"));
    QCOMPARE(settings.get<Setting::WindowLayout>(), QByteArray("\0\1\2", 3));
    // What depends on this machine does not go along with the user.
    QVERIFY(!content(m_places.user).contains("[layout]"));
    QVERIFY(!content(m_places.user).contains("[folders]"));
    QVERIFY(content(m_places.machine).contains("[layout]"));
}

void TestSettings::takesNothingOutOfRange()
{
    write(m_places.policy, "[Fixed]\nparallelTransfers=2\n");
    Settings settings(m_places);
    settings.set<Setting::ChunkSize>(1);
    settings.set<Setting::Email>(QString(300, u'x'));
    settings.set<Setting::ParallelTransfers>(4);
    settings.set<Setting::SaveFolder>(QStringLiteral("not/absolute"));
    QCOMPARE(settings.get<Setting::ChunkSize>(), 8 << 20);
    QCOMPARE(settings.get<Setting::Email>(), QString());
    QCOMPARE(settings.get<Setting::ParallelTransfers>(), 2);
    QVERIFY(settings.get<Setting::SaveFolder>() != QLatin1String("not/absolute"));
    QVERIFY(settings.takeNotices().isEmpty());
}

void TestSettings::remembersAccounts()
{
    const QString other = QStringLiteral("office-2");
    {
        Settings settings(m_places);
        settings.set<Setting::AccountServer>(accountName(), botdoc::Server::live());
        settings.set<Setting::AccountEmail>(accountName(),
                                            QStringLiteral("\"Elena, Rossi & Söhne\"@example.com"));
        settings.set<Setting::AccountWay>(other, account::SignInWay::Token);
        settings.set<Setting::AccountKeepsKey>(accountName(), true);
        settings.set<Setting::AccountEmail>(QStringLiteral("../evil"), QStringLiteral("x"));
        QCOMPARE(settings.accounts().size(), 2);
    }
    {
        Settings settings(m_places);
        QVERIFY(settings.takeNotices().isEmpty());
        QStringList accounts = settings.accounts();
        accounts.sort();
        QCOMPARE(accounts, (QStringList{accountName(), other}));
        QCOMPARE(settings.get<Setting::AccountServer>(accountName()), botdoc::Server::live());
        QCOMPARE(settings.get<Setting::AccountEmail>(accountName()),
                 QStringLiteral("\"Elena, Rossi & Söhne\"@example.com"));
        QCOMPARE(settings.get<Setting::AccountWay>(accountName()), account::SignInWay::Key);
        QCOMPARE(settings.get<Setting::AccountWay>(other), account::SignInWay::Token);
        QCOMPARE(settings.get<Setting::AccountKeepsKey>(accountName()), true);
        QCOMPARE(settings.get<Setting::AccountKeepsKey>(other), false);
        settings.removeAccount(accountName());
        QCOMPARE(settings.accounts(), QStringList{other});
    }
    QVERIFY(!content(m_places.user).contains("example.com"));
    QVERIFY(!content(m_places.machine).contains("keepsKey"));
    QCOMPARE(Settings(m_places).accounts(), QStringList{other});
}

void TestSettings::fallsBackWhileAFolderIsAway()
{
    const QString share = m_folder->filePath(QStringLiteral("share"));
    const QString given = m_folder->filePath(QStringLiteral("given"));
    write(m_places.policy, "[Defaults]\nsaveFolder=" + given.toUtf8() + '\n');
    Settings settings(m_places);
    settings.set<Setting::SaveFolder>(share);
    QCOMPARE(settings.get<Setting::SaveFolder>(),
             account::fallbackValue(rowOf(Setting::SaveFolder)).toString());
    QVERIFY(QDir().mkpath(given));
    QCOMPARE(settings.get<Setting::SaveFolder>(), given);
    QVERIFY(QDir().mkpath(share));
    QCOMPARE(settings.get<Setting::SaveFolder>(), share);
}

void TestSettings::leavesAloneWhatIsNewer()
{
    const QByteArray newer = "[settings]\nversion=99\n[transfers]\nparallel=12\nspeed=high\n[future]\nx=1\n";
    write(m_places.user, newer);
    {
        Settings settings(m_places);
        QCOMPARE(settings.get<Setting::ParallelTransfers>(), 3);
        const QList<SettingsNotice> notices = settings.takeNotices();
        QCOMPARE(kindsOf(notices), QList{SettingsNotice::Kind::NotUnderstood});
        QCOMPARE(notices.first().setting, Setting::ParallelTransfers);
        settings.set<Setting::Email>(QStringLiteral("elena@example.com"));
    }
    const QByteArray now = content(m_places.user);
    for (const char *kept : {"version=99", "parallel=12", "speed=high", "x=1", "email=elena@example.com"})
        QVERIFY2(now.contains(kept), now.constData());
}

void TestSettings::lastWriterOfOneKeyWins()
{
    Settings settings(m_places);
    settings.set<Setting::ParallelTransfers>(2);
    settings.set<Setting::Email>(QStringLiteral("first@example.com"));
    QTRY_VERIFY(content(m_places.user).contains("parallel=2"));

    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--set"), m_folder->path()});
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), 0);
    QVERIFY(content(m_places.user).contains("parallel=5"));

    // To what it has been for this one all the time: written all the same.
    settings.set<Setting::ParallelTransfers>(2);
    QTRY_VERIFY(content(m_places.user).contains("parallel=2"));
    const QByteArray now = content(m_places.user);
    QVERIFY2(now.contains("email=first@example.com"), now.constData());
    QVERIFY2(now.contains("language=es"), now.constData());
    QCOMPARE(settings.get<Setting::Language>(), account::Language::Spanish);
}

void TestSettings::keepsABrokenFileAside_data()
{
    QTest::addColumn<QByteArray>("broken");
    const QByteArray good = "[signIn]\nemail=a@example.com\n[transfers]\nparallel=5\n";
    QTest::newRow("zeros of a power cut") << good + QByteArray(100, '\0');
    QTest::newRow("the end is missing") << good.chopped(4);
    QTest::newRow("no text") << QByteArray("\xff\xfe\x80\x81[[[===\n\n]]\r=;");
    QTest::newRow("another file") << QByteArray("%PDF-1.7\nstream\nendstream\n");
    QTest::newRow("too large") << good + ';' + QByteArray(5 << 20, 'x') + '\n';
}

void TestSettings::keepsABrokenFileAside()
{
    QFETCH(const QByteArray, broken);
    write(m_places.user, broken);
    write(m_places.user + QStringLiteral(".broken-1"), "an older one");
    const QString aside = m_places.user + QStringLiteral(".broken-2");
    {
        Settings settings(m_places);
        QCOMPARE(settings.get<Setting::ParallelTransfers>(), 3);
        QCOMPARE(settings.get<Setting::Email>(), QString());
        const QList<SettingsNotice> notices = settings.takeNotices();
        QCOMPARE(kindsOf(notices), QList{SettingsNotice::Kind::SetAside});
        QCOMPARE(notices.first().file, m_places.user);
        QCOMPARE(notices.first().keptAs, aside);
        settings.set<Setting::ParallelTransfers>(4);
    }
    QCOMPARE(content(aside), broken);
    QCOMPARE(content(m_places.user + QStringLiteral(".broken-1")), QByteArray("an older one"));
    Settings again(m_places);
    QCOMPARE(again.get<Setting::ParallelTransfers>(), 4);
    QVERIFY(again.takeNotices().isEmpty());
}

void TestSettings::keepsOneBrokenLater()
{
    Settings settings(m_places);
    settings.set<Setting::ParallelTransfers>(4);
    QTRY_VERIFY(QFile::exists(m_places.user));
    write(m_places.user, "half a li");
    const QSignalSpy noticed(&settings, &Settings::noticed);
    settings.set<Setting::Email>(QStringLiteral("elena@example.com"));
    QTRY_COMPARE(noticed.size(), 1);
    QCOMPARE(kindsOf(settings.takeNotices()), QList{SettingsNotice::Kind::SetAside});
    QCOMPARE(content(m_places.user + QStringLiteral(".broken-1")), QByteArray("half a li"));
    QVERIFY(content(m_places.user).contains("email=elena@example.com"));
}

#ifdef Q_OS_UNIX

namespace {

/// Not root, whom no permission keeps from anything.
class AsNobody final
{
public:
    AsNobody() { m_isChanged = geteuid() == 0 && seteuid(65534) == 0; }
    ~AsNobody()
    {
        if (m_isChanged && seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    Q_DISABLE_COPY_MOVE(AsNobody)

private:
    bool m_isChanged = false;
};

/// No file may grow beyond nothing: to a program the same as a full disk.
class FullDisk final
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

#endif

void TestSettings::leavesAloneWhatCannotBeRenamed()
{
#ifdef Q_OS_UNIX
    write(m_places.user, "half a li");
    QFile::setPermissions(m_folder->path(),
                          QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    {
        const AsNobody asNobody;
        Settings settings(m_places);
        QCOMPARE(kindsOf(settings.takeNotices()), QList{SettingsNotice::Kind::Unreadable});
        settings.set<Setting::ParallelTransfers>(4);
        QCOMPARE(settings.get<Setting::ParallelTransfers>(), 4);
    }
    QCOMPARE(content(m_places.user), QByteArray("half a li"));
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
#else
    QSKIP("permissions are not like that here");
#endif
}

void TestSettings::saysWhenNothingCanBeWritten()
{
    // A file where a folder is needed: not even root can write below it.
    write(m_folder->filePath(QStringLiteral("home")), "");
    m_places.user = m_folder->filePath(QStringLiteral("home/mediadesk.ini"));
    Settings settings(m_places);
    QVERIFY(settings.takeNotices().isEmpty());
    const QSignalSpy noticed(&settings, &Settings::noticed);
    settings.set<Setting::ParallelTransfers>(4);
    QTRY_COMPARE(noticed.size(), 1);
    const QList<SettingsNotice> notices = settings.takeNotices();
    QCOMPARE(kindsOf(notices), QList{SettingsNotice::Kind::NotWritten});
    QCOMPARE(notices.first().file, m_places.user);
    QCOMPARE(settings.get<Setting::ParallelTransfers>(), 4);
}

void TestSettings::goesOnWhenTheDiskIsFull()
{
#ifdef Q_OS_UNIX
    write(m_places.user, "[transfers]\nparallel=5\n");
    Settings settings(m_places);
    const QSignalSpy noticed(&settings, &Settings::noticed);
    {
        const FullDisk fullDisk;
        settings.set<Setting::ParallelTransfers>(4);
        QTRY_COMPARE(noticed.size(), 1);
        settings.set<Setting::Email>(QStringLiteral("elena@example.com"));
        QCOMPARE(kindsOf(settings.takeNotices()), QList{SettingsNotice::Kind::NotWritten});
        QCOMPARE(content(m_places.user), QByteArray("[transfers]\nparallel=5\n"));
        QCOMPARE(settings.get<Setting::ParallelTransfers>(), 4);
    }
    // With room again, all of it is written, and nothing is said twice.
    settings.set<Setting::Language>(account::Language::English);
    QTRY_VERIFY(content(m_places.user).contains("language=en"));
    QVERIFY(content(m_places.user).contains("parallel=4"));
    QVERIFY(content(m_places.user).contains("email=elena@example.com"));
    QCOMPARE(noticed.size(), 1);
#else
    QSKIP("no way to fill a disk here");
#endif
}

void TestSettings::saysWhenThePolicyIsBroken()
{
    write(m_places.policy, "[Fixed]\nparallelTransfers=2\nhalf a li");
    Settings settings(m_places);
    QCOMPARE(settings.get<Setting::ParallelTransfers>(), 3);
    QVERIFY(!settings.isFixed(Setting::ParallelTransfers));
    const QList<SettingsNotice> notices = settings.takeNotices();
    QCOMPARE(kindsOf(notices), QList{SettingsNotice::Kind::PolicyUnreadable});
    QCOMPARE(notices.first().file, m_places.policy);
    QCOMPARE(content(m_places.policy), QByteArray("[Fixed]\nparallelTransfers=2\nhalf a li"));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    // The second program of lastWriterOfOneKeyWins().
    if (argc == 3 && QByteArray(argv[1]) == "--set") {
        Settings settings(SettingsPlaces::in(QString::fromLocal8Bit(argv[2])));
        settings.set<Setting::ParallelTransfers>(5);
        settings.set<Setting::Language>(account::Language::Spanish);
        return 0;
    }
    TestSettings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settings.moc"
