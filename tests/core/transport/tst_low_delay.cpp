// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/LowDelay.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

class TestLowDelay : public QObject
{
    Q_OBJECT

private slots:
    void reachesEveryConnectedSocket();
};

void TestLowDelay::reachesEveryConnectedSocket()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(server.serverAddress(), server.serverPort());
    QTRY_VERIFY(client.state() == QAbstractSocket::ConnectedState
                && server.hasPendingConnections());
    QTcpSocket *accepted = server.nextPendingConnection();
    QCOMPARE(client.socketOption(QAbstractSocket::LowDelayOption).toInt(), 0);

    const int changed = core::setLowDelayOnSockets();

    QCOMPARE(changed, 2);
    QVERIFY(client.socketOption(QAbstractSocket::LowDelayOption).toInt() != 0);
    QVERIFY(accepted->socketOption(QAbstractSocket::LowDelayOption).toInt() != 0);
    QCOMPARE(core::setLowDelayOnSockets(), 0);
}

QTEST_GUILESS_MAIN(TestLowDelay)
#include "tst_low_delay.moc"
