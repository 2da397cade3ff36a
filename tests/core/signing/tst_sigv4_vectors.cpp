// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/SigV4.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;
using namespace core::sigv4;
using namespace Qt::Literals::StringLiterals;

namespace {

QString folder()
{
    return QStringLiteral(HEADGATE_SIGV4_VECTORS);
}

QByteArray textOf(const QString &name, const QString &file)
{
    QFile source(folder() + u'/' + name + u'/' + file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : "<missing>"_ba;
}

// A request as it is written in the cases: lines of headers, one of them possibly folded.
Request readRequest(const QByteArray &text)
{
    const qsizetype headEnd = text.indexOf("\n\n");
    const QList<QByteArray> lines =
        (headEnd < 0 ? text : text.first(headEnd)).trimmed().split('\n');
    const QByteArray first = lines.at(0);
    const qsizetype pathStart = first.indexOf(' ') + 1;
    const QByteArray target = first.mid(pathStart, first.lastIndexOf(' ') - pathStart);

    Request request{.method = first.first(pathStart - 1),
                    .body = headEnd < 0 ? QByteArray() : text.mid(headEnd + 2)};
    QByteArray host;
    for (const QByteArray &line : lines.mid(1)) {
        if (line.startsWith(' ') || line.startsWith('\t')) {
            request.headers.last().second += '\n' + line;
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.first(colon), line.mid(colon + 1)});
        if (line.first(colon).toLower() == "host")
            host = line.mid(colon + 1).trimmed();
    }
    request.url = QUrl::fromEncoded("https://" + host + target);
    return request;
}

} // namespace

// The public cases of awslabs/aws-c-auth (tests/aws-signing-test-suite/v4), every stage of each.
class TestSigV4Vectors : public QObject
{
    Q_OBJECT

private slots:
    void everyStageIsAsPublished_data();
    void everyStageIsAsPublished();
};

void TestSigV4Vectors::everyStageIsAsPublished_data()
{
    QTest::addColumn<QString>("name");
    if (folder().isEmpty())
        QSKIP("no folder given");
    const QStringList names = QDir(folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(names.size(), 38);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestSigV4Vectors::everyStageIsAsPublished()
{
    QFETCH(QString, name);
    const QJsonObject context = QJsonDocument::fromJson(textOf(name, u"context.json"_s)).object();
    const QJsonObject keys = context[u"credentials"].toObject();
    const Credentials credentials{
        keys[u"access_key_id"].toString().toLatin1(),
        Secret(QByteArrayView(keys[u"secret_access_key"].toString().toLatin1())),
        Secret(QByteArrayView(keys[u"token"].toString().toLatin1())),
    };
    const QDateTime time = QDateTime::fromString(context[u"timestamp"].toString(), Qt::ISODate);
    const Scope scope{.region = context[u"region"].toString().toLatin1(),
                      .service = context[u"service"].toString().toLatin1(),
                      .time = WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()))};
    const Options options{.normalizePath = context[u"normalize"].toBool(),
                          .doubleEncodePath = false, // the paths of the cases are not encoded
                          .signBody = context[u"sign_body"].toBool(),
                          .omitSessionToken = context[u"omit_session_token"].toBool()};
    Request request = readRequest(textOf(name, u"request.txt"_s));
    KeyCache cache;
    const Signature made = sign(request, credentials, scope, cache, options);

    QCOMPARE(made.canonicalRequest, textOf(name, u"header-canonical-request.txt"_s));
    QCOMPARE(made.stringToSign, textOf(name, u"header-string-to-sign.txt"_s));
    QCOMPARE(made.signature, textOf(name, u"header-signature.txt"_s));
    const Headers published = readRequest(textOf(name, u"header-signed-request.txt"_s)).headers;
    for (const auto &header : published) {
        if (header.first != "Host")
            QVERIFY2(request.headers.contains(header), header.first.constData());
    }
    QCOMPARE(request.headers.size(), published.size() - 1);
}

QTEST_APPLESS_MAIN(TestSigV4Vectors)
#include "tst_sigv4_vectors.moc"
