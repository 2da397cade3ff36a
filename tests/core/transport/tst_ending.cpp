// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/Clock.h"
#include "core/transport/Ending.h"
#include "core/transport/TransportSettings.h"

#include <QTest>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using By = Ending::By;
using QReply = QNetworkReply;

namespace {

// A request that left whole and got an answer with that status and body.
Ending answered(int status, qint64 bytes = 2, QReply::NetworkError networkError = QReply::NoError)
{
    return {.networkError = networkError,
            .networkText = u"as Qt puts it"_s,
            .status = status,
            .handedOut = true,
            .requestsSent = 1,
            .contentLength = QByteArray::number(bytes),
            .receivedBytes = bytes,
            .host = u"kinesis.example.com"_s};
}

// A request that met this error of the network, before (false) or after it had left whole.
Ending broken(QReply::NetworkError networkError, bool hadLeft = false)
{
    return {.networkError = networkError,
            .networkText = u"as Qt puts it"_s,
            .handedOut = hadLeft,
            .requestsSent = hadLeft ? 1 : 0,
            .host = u"kinesis.example.com"_s};
}

Ending endedBy(By by, bool handedOut)
{
    Ending ending = broken(QReply::OperationCanceledError);
    ending.by = by;
    ending.handedOut = handedOut;
    ending.limit = 1500;
    return ending;
}

} // namespace

class TestEnding : public QObject
{
    Q_OBJECT

private slots:
    void bothWitnessesDecideWhatMayHaveArrived_data();
    void anAnswerIsAWitnessToo();
    void bothWitnessesDecideWhatMayHaveArrived();
    void aWholeAnswerIsNoError_data();
    void aWholeAnswerIsNoError();
    void anAnswerThatIsNotWholeIsAnError_data();
    void anAnswerThatIsNotWholeIsAnError();
    void anAnswerToHalfARequestIsNotWhole();
    void aRedirectIsAnErrorThatStoredNothing_data();
    void aRedirectIsAnErrorThatStoredNothing();
    void ourOwnEndsSayWhy_data();
    void ourOwnEndsSayWhy();
    void aSilentHandshakeIsNamedAndNotRepeated();
    void anErrorWithoutWordsSaysWhenItBroke();
    void errorsOfTheNetworkAreSorted_data();
    void errorsOfTheNetworkAreSorted();
    void tlsErrorsAreNamedOnceEach();
    void tlsFailsInSeveralWays_data();
    void tlsFailsInSeveralWays();
    void theProxyIsNamed();
    void aSilentProxyIsNamedAndNotAskedAgain();
    void longTextsAreCut();
    void theDeadlineGrowsWithTheBody_data();
    void theDeadlineGrowsWithTheBody();
};

void TestEnding::bothWitnessesDecideWhatMayHaveArrived_data()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<bool>("handedOut");
    QTest::addColumn<int>("requestsSent");
    QTest::addColumn<bool>("mayHaveArrived");

    QTest::newRow("network: headers and body left") << By::Network << true << 1 << true;
    QTest::newRow("network: headers left alone") << By::Network << false << 1 << false;
    QTest::newRow("network: stale connection, nothing was written")
        << By::Network << true << 0 << false;
    QTest::newRow("network: nothing left") << By::Network << false << 0 << false;
    for (const auto &[name, by] :
         {std::pair("connect deadline", By::ConnectDeadline), std::pair("idle", By::IdleDeadline),
          std::pair("absolute", By::AbsoluteDeadline), std::pair("caller", By::Caller),
          std::pair("size", By::SizeLimit)}) {
        QTest::addRow("%s: body given out", name) << by << true << 1 << true;
        QTest::addRow("%s: the other witness is still on its way", name) << by << true << 0 << true;
        QTest::addRow("%s: headers left alone", name) << by << false << 1 << false;
        QTest::addRow("%s: nothing left", name) << by << false << 0 << false;
    }
}

// Seen with answers that come at once and break off: the network had not said yet that the request
// had left.
void TestEnding::anAnswerIsAWitnessToo()
{
    Ending ending = answered(200, 0, QReply::RemoteHostClosedError);
    ending.handedOut = true;
    ending.requestsSent = 0;
    ending.contentLength = "100";
    QVERIFY(core::mayHaveArrived(ending));
    Ending closed = broken(QReply::RemoteHostClosedError);
    closed.handedOut = true;
    closed.requestsSent = 0;
    QVERIFY(core::mayHaveArrived(closed));
    closed.networkError = QReply::ConnectionRefusedError;
    QVERIFY(!core::mayHaveArrived(closed));
}

void TestEnding::bothWitnessesDecideWhatMayHaveArrived()
{
    QFETCH(By, by);
    QFETCH(bool, handedOut);
    QFETCH(int, requestsSent);
    QFETCH(bool, mayHaveArrived);
    Ending ending = broken(QReply::ContentReSendError);
    ending.by = by;
    ending.handedOut = handedOut;
    ending.requestsSent = requestsSent;

    QCOMPARE(core::mayHaveArrived(ending), mayHaveArrived);
    QCOMPARE(errorOf(ending)->mayHaveArrived, mayHaveArrived);
}

void TestEnding::aWholeAnswerIsNoError_data()
{
    QTest::addColumn<Ending>("ending");

    const auto row = [](const char *name, const Ending &ending) { QTest::newRow(name) << ending; };
    row("200", answered(200));
    row("204", answered(204, 0));
    row("206", answered(206));
    row("400", answered(400, 2, QReply::ProtocolInvalidOperationError));
    row("401", answered(401, 2, QReply::AuthenticationRequiredError));
    row("403", answered(403, 2, QReply::ContentAccessDenied));
    row("404", answered(404, 2, QReply::ContentNotFoundError));
    row("405", answered(405, 2, QReply::ContentOperationNotPermittedError));
    row("407 of the endpoint itself", answered(407, 2, QReply::ProxyAuthenticationRequiredError));
    row("409", answered(409, 2, QReply::ContentConflictError));
    row("410", answered(410, 2, QReply::ContentGoneError));
    row("418", answered(418, 2, QReply::UnknownContentError));
    row("500", answered(500, 2, QReply::InternalServerError));
    row("501", answered(501, 2, QReply::OperationNotImplementedError));
    row("503", answered(503, 2, QReply::ServiceUnavailableError));
    row("504", answered(504, 2, QReply::UnknownServerError));

    Ending ending = answered(200);
    ending.contentLength.clear();
    row("no length", ending);
    ending.networkError = QReply::ContentReSendError;
    row("no length, and its end taken for a break", ending);
    ending.status = 400;
    row("400, no length, and its end taken for a break", ending);
    ending = answered(200);
    ending.contentLength = "2, 2";
    row("one length twice", ending);
    ending.contentLength = "7";
    ending.isChunked = true;
    row("length beside chunks", ending);
    ending = answered(204, 0);
    ending.contentLength = "2";
    row("204 with a length", ending);
}

void TestEnding::aWholeAnswerIsNoError()
{
    QFETCH(Ending, ending);

    QVERIFY(!errorOf(ending));
}

void TestEnding::anAnswerThatIsNotWholeIsAnError_data()
{
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<QString>("code");

    const auto row = [](const char *name, const Ending &ending,
                        const QString &code = u"AnswerIncomplete"_s) {
        QTest::newRow(name) << ending << code;
    };
    row("200, and the connection broke", answered(200, 2, QReply::RemoteHostClosedError));
    row("200, and the body was asked for again", answered(200, 2, QReply::ContentReSendError));
    row("200, and Qt cannot read the body", answered(200, 2, QReply::UnknownContentError));
    row("200, and the protocol fails", answered(200, 2, QReply::ProtocolFailure));
    row("400, and the connection broke", answered(400, 2, QReply::RemoteHostClosedError));
    Ending unsized = answered(200, 2, QReply::ContentReSendError);
    unsized.contentLength.clear();
    unsized.isChunked = true;
    row("chunks, and the body was asked for again", unsized);
    row("no status, protocol failure", broken(QReply::ProtocolFailure, true), u"NotHttp"_s);
    row("no status, protocol unknown", broken(QReply::ProtocolUnknownError, true), u"NotHttp"_s);
    row("100", answered(100, 0, QReply::ProtocolFailure), u"NotHttp"_s);

    for (const char *length :
         {"3", "1", "0", "-2", "x", "2, 3", "2,", "18446744073709551618", "0x2", "2 2"}) {
        Ending ending = answered(200);
        ending.contentLength = length;
        row(qPrintable(u"two bytes announced as "_s + QLatin1StringView(length)), ending);
    }
}

void TestEnding::anAnswerThatIsNotWholeIsAnError()
{
    QFETCH(Ending, ending);
    QFETCH(QString, code);

    const auto error = errorOf(ending);

    QVERIFY(error);
    QCOMPARE(nameOf(error->kind), u"badReply"_s);
    QCOMPARE(error->code, code);
    QVERIFY(error->mayHaveArrived);
    QCOMPARE(error->host, u"kinesis.example.com"_s);
    QCOMPARE(error->httpStatus, ending.status);
}

void TestEnding::anAnswerToHalfARequestIsNotWhole()
{
    Ending ending = answered(200, 2, QReply::ContentReSendError);
    ending.contentLength.clear();
    ending.handedOut = false;

    const auto error = errorOf(ending);

    QVERIFY(error);
    QCOMPARE(error->code, u"AnswerIncomplete"_s);
    QVERIFY(!error->mayHaveArrived);
}

void TestEnding::aRedirectIsAnErrorThatStoredNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QReply::NetworkError>("networkError");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, int status, const QByteArray &location,
                        const QString &named, QReply::NetworkError networkError = QReply::NoError) {
        QTest::newRow(name) << status << networkError << location << named;
    };

    row("to a host", 301, "https://evil.example/?token=secret", u"pointed to evil.example."_s);
    row("to a host, with the body", 307, "https://evil.example/", u"pointed to evil.example."_s,
        QReply::ContentReSendError);
    row("to a path", 301, "/other", u"pointed to another path."_s);
    row("to a file", 302, "file:///etc/passwd", u"pointed to another path."_s);
    row("to nowhere", 308, {}, u"pointed to nowhere."_s, QReply::ContentReSendError);
    row("not modified", 304, {}, u"answered 304"_s);
    row("broken off", 302, "/other", u"pointed to another path."_s, QReply::RemoteHostClosedError);
}

void TestEnding::aRedirectIsAnErrorThatStoredNothing()
{
    QFETCH(int, status);
    QFETCH(QReply::NetworkError, networkError);
    QFETCH(QByteArray, location);
    QFETCH(QString, named);
    Ending ending = answered(status, 0, networkError);
    ending.location = location;

    const auto error = errorOf(ending);

    QVERIFY(error);
    QCOMPARE(nameOf(error->kind), u"redirected"_s);
    QCOMPARE(error->httpStatus, status);
    QVERIFY(!error->mayHaveArrived);
    QVERIFY(!error->isRetryable);
    QVERIFY2(error->detail.contains(named), qPrintable(error->detail));
    QVERIFY(!error->detail.contains(u"secret"_s));
}

void TestEnding::ourOwnEndsSayWhy_data()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isRetryable");
    QTest::addColumn<QString>("detail");

    QTest::newRow("connect") << By::ConnectDeadline << u"timeout"_s << u"ConnectTimeout"_s << true
                             << u"No connection came about within 1.5 s."_s;
    QTest::newRow("idle") << By::IdleDeadline << u"timeout"_s << u"IdleTimeout"_s << true
                          << u"Nothing moved in either direction for 1.5 s."_s;
    QTest::newRow("absolute") << By::AbsoluteDeadline << u"timeout"_s << u"DeadlineExceeded"_s
                              << true << u"No complete answer came within 1.5 s."_s;
    QTest::newRow("size") << By::SizeLimit << u"badReply"_s << u"AnswerTooLarge"_s << false
                          << u"The answer is larger than 1.4 KiB."_s;
    QTest::newRow("caller") << By::Caller << u"cancelled"_s << u"Cancelled"_s << false
                            << u"The request was stopped."_s;
}

void TestEnding::ourOwnEndsSayWhy()
{
    QFETCH(By, by);
    QFETCH(QString, kind);
    QFETCH(QString, code);
    QFETCH(bool, isRetryable);
    QFETCH(QString, detail);

    const auto error = errorOf(endedBy(by, true));

    QVERIFY(error);
    QCOMPARE(nameOf(error->kind), kind);
    QCOMPARE(error->code, code);
    QCOMPARE(error->isRetryable, isRetryable);
    QCOMPARE(error->detail, detail);
}

void TestEnding::aSilentHandshakeIsNamedAndNotRepeated()
{
    Ending ending = endedBy(By::ConnectDeadline, false);
    ending.lacksTlsAnswer = true;

    const auto error = errorOf(ending);

    QVERIFY(error);
    QCOMPARE(error->code, u"TlsHandshakeTimeout"_s);
    QVERIFY(!error->isRetryable);
    QCOMPARE(error->detail, u"The TLS handshake was not answered within 1.5 s; is this http?"_s);
}

void TestEnding::anErrorWithoutWordsSaysWhenItBroke()
{
    for (const QString &words : {QString(), u"Unknown error"_s}) {
        Ending ending = broken(QReply::UnknownNetworkError);
        ending.networkText = words;
        QCOMPARE(errorOf(ending)->detail,
                 u"The connection broke off while the request was sent."_s);
        ending = broken(QReply::UnknownNetworkError, true);
        ending.networkText = words;
        QCOMPARE(errorOf(ending)->detail,
                 u"The connection broke off while the answer was awaited."_s);
    }
}

void TestEnding::errorsOfTheNetworkAreSorted_data()
{
    QTest::addColumn<QReply::NetworkError>("networkError");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isRetryable");

    const auto row = [](const char *name, QReply::NetworkError error, const QString &kind,
                        const QString &code, bool isRetryable) {
        QTest::newRow(name) << error << kind << code << isRetryable;
    };
    const QString network = u"network"_s;
    row("refused", QReply::ConnectionRefusedError, network, u"ConnectionRefused"_s, true);
    row("no such name", QReply::HostNotFoundError, network, u"HostNotFound"_s, true);
    row("closed", QReply::RemoteHostClosedError, network, u"ConnectionClosed"_s, true);
    row("body asked for again", QReply::ContentReSendError, network, u"ConnectionClosed"_s, true);
    row("Qt's timeout", QReply::TimeoutError, network, u"NetworkFailed"_s, true);
    row("for a while", QReply::TemporaryNetworkFailureError, network, u"NetworkFailed"_s, true);
    row("session", QReply::NetworkSessionFailedError, network, u"NetworkFailed"_s, true);
    row("unknown", QReply::UnknownNetworkError, network, u"NetworkFailed"_s, true);
    row("TLS", QReply::SslHandshakeFailedError, u"tls"_s, u"TlsHandshakeFailed"_s, false);
    const QString proxy = u"ProxyFailed"_s;
    row("proxy refuses", QReply::ProxyConnectionRefusedError, network, proxy, true);
    row("proxy closes", QReply::ProxyConnectionClosedError, network, proxy, true);
    row("no such proxy", QReply::ProxyNotFoundError, network, proxy, true);
    row("proxy is silent", QReply::ProxyTimeoutError, network, proxy, true);
    row("proxy wants a password", QReply::ProxyAuthenticationRequiredError, u"configuration"_s,
        proxy, false);
    row("proxy, unknown", QReply::UnknownProxyError, u"configuration"_s, proxy, false);
}

void TestEnding::errorsOfTheNetworkAreSorted()
{
    QFETCH(QReply::NetworkError, networkError);
    QFETCH(QString, kind);
    QFETCH(QString, code);
    QFETCH(bool, isRetryable);

    const auto error = errorOf(broken(networkError));

    QVERIFY(error);
    QCOMPARE(nameOf(error->kind), kind);
    QCOMPARE(error->code, code);
    QCOMPARE(error->isRetryable, isRetryable);
    QVERIFY(!error->mayHaveArrived);
    QVERIFY(!error->detail.isEmpty());
    Ending bodyless = broken(networkError);
    bodyless.isBodyless = true; // no witness speaks; only what never connected is certain
    const bool neverConnected = kind == "tls"_L1 || code == "ProxyFailed"_L1
        || code == "ConnectionRefused"_L1 || code == "HostNotFound"_L1;
    QCOMPARE(errorOf(bodyless)->mayHaveArrived, !neverConnected);
}

void TestEnding::tlsErrorsAreNamedOnceEach()
{
    Ending ending = broken(QReply::SslHandshakeFailedError);
    ending.tlsErrors = {QSslError(QSslError::HostNameMismatch),
                        QSslError(QSslError::CertificateExpired),
                        QSslError(QSslError::HostNameMismatch)};

    const QString detail = errorOf(ending)->detail;

    QCOMPARE(detail,
             QString(QSslError(QSslError::HostNameMismatch).errorString() + u"; "_s
                     + QSslError(QSslError::CertificateExpired).errorString()));
}

// Who refuses us and what breaks later has not failed to prove who it is.
void TestEnding::tlsFailsInSeveralWays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTlsUp");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");

    const auto row = [](const char *name, const QString &text, bool isTlsUp, const QString &kind,
                        const QString &code) {
        QTest::newRow(name) << text << isTlsUp << kind << code;
    };
    const QString tls = u"tls"_s;
    row("version", u"error:0A00042E:SSL routines::tlsv1 alert protocol version"_s, false, tls,
        u"TlsRefused"_s);
    row("cipher", u"error:0A000410:SSL routines::sslv3 alert handshake failure"_s, false, tls,
        u"TlsRefused"_s);
    row("older than ours", u"error:0A000102:SSL routines::unsupported protocol"_s, false, tls,
        u"TlsRefused"_s);
    row("certificate of ours", u"error:0A00045C:SSL routines::tlsv13 alert certificate required"_s,
        true, tls, u"TlsRefused"_s);
    row("no TLS", u"error:0A00010B:SSL routines::wrong version number"_s, false, tls, u"NotTls"_s);
    row("other bytes", u"error:0A000119:SSL routines::decryption failed or bad record mac"_s, true,
        u"network"_s, u"TlsBroken"_s);
    row("no TLS any more", u"error:0A0000C6:SSL routines::packet length too long"_s, true,
        u"network"_s, u"TlsBroken"_s);
    row("something else", u"it cannot be verified"_s, false, tls, u"TlsHandshakeFailed"_s);
}

void TestEnding::tlsFailsInSeveralWays()
{
    QFETCH(QString, text);
    QFETCH(bool, isTlsUp);
    QFETCH(QString, kind);
    QFETCH(QString, code);
    Ending ending = broken(QReply::SslHandshakeFailedError, isTlsUp);
    ending.networkText = text;
    ending.isTlsUp = isTlsUp;

    const auto error = errorOf(ending);

    QCOMPARE(nameOf(error->kind), kind);
    QCOMPARE(error->code, code);
    QCOMPARE(error->detail, text);
    QCOMPARE(error->isRetryable, code == "TlsBroken"_L1);
    QCOMPARE(error->mayHaveArrived, isTlsUp);
}

void TestEnding::theProxyIsNamed()
{
    Ending ending = broken(QReply::RemoteHostClosedError, true);
    ending.proxy = u"proxy.example.com:3128"_s;
    QVERIFY(errorOf(ending)->detail.endsWith(u" (through proxy proxy.example.com:3128)"_s));

    ending = answered(407, 2, QReply::ProxyAuthenticationRequiredError);
    ending.proxy = u"proxy.example.com:3128"_s;
    QCOMPARE(errorOf(ending)->code, u"ProxyFailed"_s); // it speaks for itself, not for the endpoint

    ending = broken(QReply::UnknownNetworkError); // as Qt has it on the way to TLS
    ending.proxy = u"proxy.example.com:3128"_s;
    ending.networkText = u"Proxy connection refused"_s;
    QCOMPARE(errorOf(ending)->code, u"ProxyFailed"_s);
}

void TestEnding::aSilentProxyIsNamedAndNotAskedAgain()
{
    Ending ending = endedBy(By::ConnectDeadline, false);
    ending.proxy = u"proxy.example.com:3128"_s;

    const auto error = errorOf(ending);

    QVERIFY(error);
    QCOMPARE(error->code, u"ProxySilent"_s);
    QVERIFY(!error->isRetryable);
    QVERIFY(!error->mayHaveArrived);
    QCOMPARE(error->detail,
             u"No connection came about within 1.5 s (through proxy "
             "proxy.example.com:3128)"_s);
}

void TestEnding::longTextsAreCut()
{
    Ending ending = broken(QReply::UnknownNetworkError);
    ending.networkText = QString(10'000, u'x');
    ending.proxy = u"proxy.example.com:3128"_s;

    const QString detail = errorOf(ending)->detail;

    QCOMPARE(detail.size(), 4096);
    QVERIFY(detail.endsWith(u"(through proxy proxy.example.com:3128)"_s));
}

void TestEnding::theDeadlineGrowsWithTheBody_data()
{
    QTest::addColumn<qint64>("bodyBytes");
    QTest::addColumn<Milliseconds>("deadline");

    constexpr qint64 KiB = 1024;
    QTest::newRow("nothing") << qint64(0) << Milliseconds(15s);
    QTest::newRow("less than a millisecond's worth") << qint64(65) << Milliseconds(15s);
    QTest::newRow("64 KiB") << 64 * KiB << Milliseconds(16s);
    QTest::newRow("1 MiB") << 1024 * KiB << Milliseconds(31s);
    QTest::newRow("10 MiB") << 10 * 1024 * KiB << Milliseconds(175s);
    QTest::newRow("just below the cap") << 225 * 64 * KiB - 66 << Milliseconds(239'998ms);
    QTest::newRow("at the cap") << 225 * 64 * KiB << Milliseconds(240s);
    QTest::newRow("above it") << 64 * 1024 * KiB << Milliseconds(240s);
    QTest::newRow("absurd") << (qint64(1) << 50) << Milliseconds(240s);
}

void TestEnding::theDeadlineGrowsWithTheBody()
{
    QFETCH(qint64, bodyBytes);
    QFETCH(Milliseconds, deadline);

    QCOMPARE(Deadlines().absolute(bodyBytes).count(), deadline.count());
    QCOMPARE(Deadlines().connect, 10s);
    QCOMPARE(Deadlines().idle, 10s);
}

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"
