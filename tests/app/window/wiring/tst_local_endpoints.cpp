// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/LocalEndpoints.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::LocalEndpoints;

class TestLocalEndpoints : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatListens();
    void findsNothingWhereNobodyListens();
};

void TestLocalEndpoints::findsWhatListens()
{
    QTcpServer one;
    QTcpServer two;
    QVERIFY(one.listen(QHostAddress::LocalHost));
    QVERIFY(two.listen(QHostAddress::LocalHost));
    LocalEndpoints endpoints({two.serverPort(), one.serverPort()});

    endpoints.look();

    QTRY_COMPARE(endpoints.urls().size(), 2);
    QVERIFY(endpoints.urls().contains(u"http://127.0.0.1:%1"_s.arg(one.serverPort())));
}

void TestLocalEndpoints::findsNothingWhereNobodyListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    QTcpServer open;
    QVERIFY(open.listen(QHostAddress::LocalHost));
    LocalEndpoints endpoints({port, open.serverPort()});
    QSignalSpy found(&endpoints, &LocalEndpoints::found);

    endpoints.look();

    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(endpoints.urls(), QStringList{u"http://127.0.0.1:%1"_s.arg(open.serverPort())});
}

QTEST_GUILESS_MAIN(TestLocalEndpoints)
#include "tst_local_endpoints.moc"
