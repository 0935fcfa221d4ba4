#include "botdoc/answerparser.h"

#include <QTest>

#include <limits>

using botdoc::AnswerParser;
using State = AnswerParser::State;

namespace {

constexpr qint64 most = 1000;
constexpr qint64 unlimited = std::numeric_limits<qint64>::max();

QByteArray answerWith(const QByteArray &fields, const QByteArray &content = {})
{
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + content;
}

/// A head of exactly that many bytes.
QByteArray headOf(qsizetype bytes, const QByteArray &length = "Content-Length: 0\r\n")
{
    const QByteArray rest = answerWith(length + "X: \r\n");
    return answerWith(length + "X: " + QByteArray(bytes - rest.size(), 'x') + "\r\n");
}

QByteArray fields(int count)
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += "X-" + QByteArray::number(i) + ": 1\r\n";
    return all;
}

/// In one piece, or byte by byte.
AnswerParser parsed(const QByteArray &bytes, bool isInBits, qint64 mostContent = most)
{
    AnswerParser parser(mostContent);
    if (!isInBits)
        parser.feed(bytes);
    for (qsizetype i = 0; isInBits && i < bytes.size(); ++i)
        parser.feed(bytes.mid(i, 1));
    return parser;
}

} // namespace

/// What is an answer of HTTP and what is none, however it is cut into pieces on its way.
class TestAnswerParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void broken_data();
    void broken();
    void unfinished_data();
    void unfinished();
    void endOfTheConnection();
    void mayBeFollowed_data();
    void mayBeFollowed();
    void header();
    void takesInPieces();
    void anyNumberOfChunks();
    void anyAmountOfContent();
};

void TestAnswerParser::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const QByteArray &bytes, int status, const QByteArray &content) {
        QTest::newRow(name) << bytes << status << content;
    };
    row("length", answerWith("Content-Length: 5\r\n", "hello"), 200, "hello");
    row("no content", answerWith("Content-Length: 0\r\n"), 200, "");
    row("more than it says", answerWith("Content-Length: 5\r\n", "hello, HTTP/1.1 500"), 200, "hello");
    row("spaces around a value", answerWith("Content-Length:  \t5 \r\n", "hello"), 200, "hello");
    row("no space before a value", answerWith("Content-Length:5\r\n", "hello"), 200, "hello");
    row("names in any case", answerWith("CONTENT-length: 5\r\n", "hello"), 200, "hello");
    row("as much as is allowed", answerWith("Content-Length: 1000\r\n", QByteArray(most, 'x')), 200,
        QByteArray(most, 'x'));
    row("HTTP/1.0", "HTTP/1.0 404 Not Found\r\nContent-Length: 2\r\n\r\nno", 404, "no");
    row("no reason", "HTTP/1.1 413\r\nContent-Length: 2\r\n\r\nno", 413, "no");
    row("empty reason", "HTTP/1.1 413 \r\nContent-Length: 2\r\n\r\nno", 413, "no");
    row("value of any letters", answerWith("X: \xff\xdf\x80\r\nContent-Length: 5\r\n", "hello"), 200,
        "hello");
    row("reason of any letters", "HTTP/1.1 413 zu gro\xc3\x9f\r\nContent-Length: 2\r\n\r\nno", 413, "no");
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", 204, "");
    row("204 that says a length", "HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n", 204, "");
    row("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", 304, "");
    row("unheard of", "HTTP/1.1 999 ?\r\nContent-Length: 0\r\n\r\n", 999, "");
    row("after interim answers",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 199 Wait\r\nContent-Length: 7\r\n\r\n" +
            answerWith("Content-Length: 5\r\n", "hello"),
        200, "hello");
    row("chunks", answerWith("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n"),
        200, "hello, world");
    row("chunks in capitals", answerWith("transfer-encoding: CHUNKED\r\n", "A\r\n0123456789\r\n0\r\n\r\n"),
        200, "0123456789");
    row("chunks in small letters",
        answerWith("Transfer-Encoding: chunked\r\n", "a\r\n0123456789\r\n0\r\n\r\n"), 200, "0123456789");
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    row("chunk of 15", answerWith(chunked, "f\r\n" + QByteArray(15, 'x') + "\r\n0\r\n\r\n"), 200,
        QByteArray(15, 'x'));
    row("chunk of 15, in capitals", answerWith(chunked, "F\r\n" + QByteArray(15, 'x') + "\r\n0\r\n\r\n"), 200,
        QByteArray(15, 'x'));
    row("chunk of 16", answerWith(chunked, "10\r\n" + QByteArray(16, 'x') + "\r\n0\r\n\r\n"), 200,
        QByteArray(16, 'x'));
    row("chunk with a line of 64 KiB",
        answerWith(chunked, "5;" + QByteArray(64 * 1024 - 4, 'x') + "\r\nhello\r\n0\r\n\r\n"), 200, "hello");
    row("64 KiB of headers and trailers", headOf(64 * 1024 - 2, chunked) + "5\r\nhello\r\n0\r\n\r\n", 200,
        "hello");
    row("chunks with zeros", answerWith("Transfer-Encoding: chunked\r\n", "0005\r\nhello\r\n000\r\n\r\n"),
        200, "hello");
    row("no chunk", answerWith("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 200, "");
    row("chunks with extensions",
        answerWith("Transfer-Encoding: chunked\r\n", "5 ; a=\"b\"\r\nhello\r\n0;x\r\n\r\n"), 200, "hello");
    row("chunks and trailers",
        answerWith("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\nX: 1\r\nContent-Length: 7\r\n\r\n"),
        200, "hello");
    row("a hundred headers", answerWith(fields(99) + "Content-Length: 0\r\n"), 200, "");
    row("64 KiB of headers", headOf(64 * 1024), 200, "");
    row("every character of a name", answerWith("!#$%&'*+-.^_`|~09azAZ: x\r\nContent-Length: 0\r\n"), 200,
        "");
}

void TestAnswerParser::answers()
{
    QFETCH(const QByteArray, bytes);
    for (const bool isInBits : {false, true}) {
        AnswerParser parser = parsed(bytes, isInBits);
        QVERIFY2(parser.state() == State::Done, qPrintable(parser.problem()));
        QVERIFY(parser.problem().isEmpty());
        QTEST(parser.status(), "status");
        QTEST(parser.take(parser.available()), "content");
        // The connection ends with it, or later.
        parser.end();
        QCOMPARE(parser.state(), State::Done);
        parser.feed("more");
        QCOMPARE(parser.available(), 0);
    }
}

void TestAnswerParser::broken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &bytes, const char *problem) {
        QTest::newRow(name) << bytes << QString::fromLatin1(problem);
    };
    // With the line, as far as it fits.
    const auto rowOfLine = [](const char *name, const QByteArray &bytes, const QByteArray &line,
                              const char *problem) {
        QTest::newRow(name) << bytes + line + "\r\n"
                            << QString::fromLatin1(problem + QByteArray(": ") + line.left(60));
    };
    const auto noAnswer = [&](const char *name, const QByteArray &line) {
        rowOfLine(name, {}, line, "no answer of HTTP");
    };
    const QByteArray status = "HTTP/1.1 200 OK\r\n";
    const auto noHeader = [&](const char *name, const QByteArray &line) {
        rowOfLine(name, status, line, "a header that is none");
    };
    noAnswer("another protocol", "SSH-2.0-OpenSSH_9.2p1");
    noAnswer("HTTP/2", "HTTP/2 200 OK");
    noAnswer("HTTP/1.2", "HTTP/1.2 200 OK");
    noAnswer("small letters", "http/1.1 200 OK");
    noAnswer("two spaces", "HTTP/1.1  200 OK");
    noAnswer("no status", "HTTP/1.1 OK");
    noAnswer("a status of two digits", "HTTP/1.1 20 OK");
    noAnswer("a status that ends early", "HTTP/1.1 20");
    noAnswer("a status of four digits", "HTTP/1.1 2000 OK");
    noAnswer("a negative status", "HTTP/1.1 -20 OK");
    noAnswer("a status below 100", "HTTP/1.1 099 OK");
    noAnswer("letters after the status", "HTTP/1.1 200OK");
    noAnswer("an empty line first", "");
    noAnswer("a long line", QByteArray(70, 'x'));
    row("another protocol is switched to", "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "a switch to another protocol");
    row("bare line feed after the status", "HTTP/1.1 200 OK\n", "a line that ends in a bare line feed");
    row("bare line feed after a header", status + "X: 1\n", "a line that ends in a bare line feed");
    row("a bare line feed alone", status + "\n", "a line that ends in a bare line feed");
    row("a bare line feed before a header", status + "\nX: 1\r\n", "a line that ends in a bare line feed");
    row("carriage return in a header", status + "X: 1\rY: 2\r\n", "a control character in a line");
    row("two carriage returns", status + "X: 1\r\r\n", "a control character in a line");
    row("null in a header", status + QByteArray("X: 1\0002\r\n", 8), "a control character in a line");
    row("unit separator in a header", status + "X: 1\x1f\r\n", "a control character in a line");
    row("delete in a header", status + "X: 1\x7f\r\n", "a control character in a line");
    row("escape in the reason", "HTTP/1.1 200 \x1b[2J\r\n", "a control character in a line");
    rowOfLine("folded line", status + "X: 1\r\n", " folded", "a header that is none");
    rowOfLine("folded by a tab", status + "X: 1\r\n", "\tfolded", "a header that is none");
    noHeader("a long header", QByteArray(70, ' '));
    noHeader("no colon", "Content-Length");
    noHeader("no name", ": 5");
    noHeader("space before the colon", "Content-Length : 5");
    noHeader("space in a name", "Content Length: 5");
    noHeader("letter beyond ASCII in a name", "L\xc3\xa4nge: 5");
    noHeader("parenthesis in a name", "X(1): 5");
    noHeader("brace in a name", "X{: 5");
    noHeader("at in a name", "@: 5");
    noHeader("bracket in a name", "[: 5");
    noHeader("slash in a name", "a/b: 5");
    row("two lengths", answerWith("Content-Length: 5\r\nContent-Length: 5\r\n"), "more than one length");
    row("length and chunks", answerWith("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
        "more than one length");
    row("two encodings", answerWith("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
        "more than one length");
    row("an unknown encoding", answerWith("Transfer-Encoding: gzip\r\n"), "an unknown transfer encoding");
    row("encodings in a row", answerWith("Transfer-Encoding: gzip, chunked\r\n"),
        "an unknown transfer encoding");
    row("chunks in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "an unknown transfer encoding");
    for (const char *length : {"", "-1", "+5", "0x5", "5,5", "5 5", "five", "1e3", "1000000000000000"}) {
        QTest::addRow("length \"%s\"", length) << answerWith("Content-Length: " + QByteArray(length) + "\r\n")
                                               << QStringLiteral("a length that is none");
    }
    row("more than is allowed", answerWith("Content-Length: 1001\r\n"), "an answer of more than 1000 bytes");
    row("more than is allowed, in chunks",
        answerWith("Transfer-Encoding: chunked\r\n", "3e8\r\n" + QByteArray(1000, 'x') + "\r\n1\r\nx"),
        "an answer of more than 1000 bytes");
    row("more than is allowed, to the end", answerWith({}, QByteArray(1001, 'x')),
        "an answer of more than 1000 bytes");
    for (const char *size : {"", "-5", "+5", "0x5", "g", "5 5", ";x", "1000000000000000"}) {
        QTest::addRow("chunk of \"%s\"", size)
            << answerWith("Transfer-Encoding: chunked\r\n", QByteArray(size) + "\r\nhello\r\n")
            << QStringLiteral("a chunk without a size");
    }
    row("chunk longer than it says", answerWith("Transfer-Encoding: chunked\r\n", "4\r\nhello\r\n"),
        "a chunk that is longer than it says");
    row("chunk of bare line feeds", answerWith("Transfer-Encoding: chunked\r\n", "5\nhello"),
        "a line that ends in a bare line feed");
    rowOfLine("a trailer that is none", answerWith("Transfer-Encoding: chunked\r\n", "0\r\n"), "trailer",
              "a header that is none");
    row("101 headers", answerWith(fields(101)), "more than 100 headers");
    row("101 headers, trailers too",
        answerWith(fields(99) + "Transfer-Encoding: chunked\r\n", "0\r\nX: 1\r\n"), "more than 100 headers");
    row("101 headers, of interim answers too",
        "HTTP/1.1 102 Processing\r\n" + fields(60) + "\r\n" + answerWith(fields(41)),
        "more than 100 headers");
    row("more than 64 KiB of headers", headOf(64 * 1024 + 1), "headers of more than 64 KiB");
    row("more than 64 KiB of headers and trailers",
        headOf(64 * 1024 - 1, "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n",
        "headers of more than 64 KiB");
    row("a line without an end", "HTTP/1.1 200 " + QByteArray(65'600, 'x'), "headers of more than 64 KiB");
    row("interim answers without end", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(3000),
        "headers of more than 64 KiB");
    row("a chunk's line without an end",
        answerWith("Transfer-Encoding: chunked\r\n", "5;" + QByteArray(64 * 1024 - 1, 'x')),
        "headers of more than 64 KiB");
}

void TestAnswerParser::broken()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, problem);
    for (const bool isInBits : {false, true}) {
        AnswerParser parser = parsed(bytes, isInBits);
        QCOMPARE(parser.state(), State::Broken);
        QCOMPARE(parser.problem(), problem);
        // What comes afterwards makes it no better.
        parser.feed(answerWith("Content-Length: 5\r\n", "hello"));
        parser.end();
        QCOMPARE(parser.state(), State::Broken);
        QVERIFY(parser.available() <= most);
    }
}

void TestAnswerParser::unfinished_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<State>("state");
    QTest::newRow("nothing") << QByteArray() << State::Head;
    QTest::newRow("half a status") << QByteArray("HTTP/1.1 20") << State::Head;
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n") << State::Head;
    QTest::newRow("only an interim answer") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << State::Head;
    QTest::newRow("no content yet") << answerWith("Content-Length: 5\r\n") << State::Content;
    QTest::newRow("all but the last byte") << answerWith("Content-Length: 5\r\n", "hell") << State::Content;
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    QTest::newRow("no chunk yet") << answerWith(chunked) << State::Content;
    QTest::newRow("half a chunk") << answerWith(chunked, "5\r\nhel") << State::Content;
    QTest::newRow("a chunk without its end") << answerWith(chunked, "5\r\nhello") << State::Content;
    QTest::newRow("no last chunk") << answerWith(chunked, "5\r\nhello\r\n") << State::Content;
    QTest::newRow("no end of the trailers") << answerWith(chunked, "5\r\nhello\r\n0\r\n") << State::Content;
}

void TestAnswerParser::unfinished()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const State, state);
    for (const bool isInBits : {false, true}) {
        AnswerParser parser = parsed(bytes, isInBits);
        QCOMPARE(parser.state(), state);
        QCOMPARE(parser.status(), state == State::Head ? 0 : 200);
        parser.end();
        QCOMPARE(parser.state(), State::Broken);
        QCOMPARE(parser.problem(), QStringLiteral("the connection ended before the answer did"));
    }
}

void TestAnswerParser::endOfTheConnection()
{
    for (const bool isInBits : {false, true}) {
        AnswerParser parser = parsed("HTTP/1.0 200 OK\r\n\r\nhello\r\n\r\n", isInBits);
        QCOMPARE(parser.state(), State::Content);
        parser.end();
        QCOMPARE(parser.state(), State::Done);
        QCOMPARE(parser.take(100), QByteArray("hello\r\n\r\n"));
    }
}

void TestAnswerParser::mayBeFollowed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("mayBe");
    const auto row = [](const char *name, const QByteArray &bytes, bool mayBe) {
        QTest::newRow(name) << bytes << mayBe;
    };
    const QByteArray kept = "Connection: keep-alive\r\n";
    const QByteArray length = "Content-Length: 5\r\n" + kept;
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n" + kept;
    row("length", answerWith(length, "hello"), true);
    row("no content", answerWith("Content-Length: 0\r\n" + kept), true);
    row("nothing to come", "HTTP/1.1 204 No Content\r\n" + kept + "\r\n", true);
    row("chunked", answerWith(chunked, "5\r\nhello\r\n0\r\n\r\n"), true);
    row("chunked, with a trailer", answerWith(chunked, "0\r\nX: close\r\n\r\n"), true);
    row("after an interim answer",
        "HTTP/1.1 100 Continue\r\nConnection: close\r\n\r\n" + answerWith(length, "hello"), true);
    row("in capitals", answerWith("Content-Length: 5\r\nCONNECTION: KEEP-ALIVE\r\n", "hello"), true);
    row("says nothing", answerWith("Content-Length: 5\r\n", "hello"), false);
    row("says it elsewhere", answerWith("Content-Length: 5\r\nX: keep-alive\r\n", "hello"), false);
    row("not complete", answerWith(length, "hell"), false);
    row("broken", answerWith(length + "Content-Length: 5\r\n", "hello"), false);
    row("closed", answerWith(length + "Connection: close\r\n", "hello"), false);
    row("closed, in capitals", answerWith("CONNECTION: CLOSE\r\n" + length, "hello"), false);
    row("closed, among others", answerWith(length + "Connection: x, close\r\n", "hello"), false);
    row("closed, in a second field", answerWith(length + "Connection: x\r\nConnection: close\r\n", "hello"),
        false);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\n" + length + "\r\nhello", false);
    row("one byte more", answerWith(length, "hello!"), false);
    row("a byte after nothing", "HTTP/1.1 204 No Content\r\n" + kept + "\r\n!", false);
}

void TestAnswerParser::mayBeFollowed()
{
    QFETCH(const QByteArray, bytes);
    for (const bool isInBits : {false, true}) {
        AnswerParser parser = parsed(bytes, isInBits);
        QTEST(parser.mayBeFollowed(), "mayBe");
    }
    AnswerParser toTheEnd = parsed(answerWith("Connection: keep-alive\r\n", "hello"), false);
    toTheEnd.end();
    QCOMPARE(toTheEnd.state(), State::Done);
    QVERIFY(!toTheEnd.mayBeFollowed());
}

void TestAnswerParser::header()
{
    AnswerParser parser(most);
    parser.feed("HTTP/1.1 100 Continue\r\nDate: yesterday\r\n\r\nHTTP/1.1 200 OK\r\nDate: today\r\n");
    QCOMPARE(parser.field("Date"), QByteArray());
    parser.feed("date: tomorrow\r\nEmpty:\r\n\r\n");
    QCOMPARE(parser.field("Date"), QByteArray("today"));
    QCOMPARE(parser.field("DATE"), QByteArray("today"));
    QCOMPARE(parser.field("Empty"), QByteArray());
    QCOMPARE(parser.field("Dat"), QByteArray());

    // What follows the content may not say what it was.
    const AnswerParser withTrailer =
        parsed(answerWith("Transfer-Encoding: chunked\r\n", "0\r\nDate: today\r\n\r\n"), false);
    QCOMPARE(withTrailer.state(), State::Done);
    QCOMPARE(withTrailer.field("Date"), QByteArray());
}

void TestAnswerParser::takesInPieces()
{
    AnswerParser parser(most);
    parser.feed(answerWith("Content-Length: 10\r\n", "012345"));
    QCOMPARE(parser.take(4), QByteArray("0123"));
    QCOMPARE(parser.available(), 2);
    parser.feed("6789");
    QCOMPARE(parser.take(1), QByteArray("4"));
    QCOMPARE(parser.take(100), QByteArray("56789"));
    QCOMPARE(parser.take(100), QByteArray());
    QCOMPARE(parser.state(), State::Done);
}

void TestAnswerParser::anyNumberOfChunks()
{
    AnswerParser parser(unlimited);
    parser.feed(answerWith("Transfer-Encoding: chunked\r\n"));
    for (int i = 0; i < 50'000; ++i)
        parser.feed("1\r\nx\r\n");
    parser.feed("0\r\n\r\n");
    QVERIFY2(parser.state() == State::Done, qPrintable(parser.problem()));
    QCOMPARE(parser.available(), 50'000);
}

void TestAnswerParser::anyAmountOfContent()
{
    AnswerParser parser(unlimited);
    parser.feed(answerWith("Content-Length: 999999999999999\r\n"));
    qint64 taken = 0;
    const QByteArray piece(1 << 20, 'x');
    for (int i = 0; i < 100; ++i) {
        parser.feed(piece);
        taken += parser.take(2 << 20).size();
    }
    QCOMPARE(parser.state(), State::Content);
    QCOMPARE(taken, qint64(100) << 20);
}

QTEST_APPLESS_MAIN(TestAnswerParser)
#include "tst_answerparser.moc"
