// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkTransport.h"
#include "tests/support/FaultServer.h"
#include "tests/support/TransportTesting.h"

#include <QTest>

#include <sys/resource.h>

using namespace core;
using namespace test;
using namespace Qt::Literals::StringLiterals;

// Not beside the sanitizers: they open files to look at memory.
class TestOpenFiles : public QObject
{
    Q_OBJECT

private slots:
    void theirLimitIsNamed();
};

void TestOpenFiles::theirLimitIsNamed()
{
    FaultServer first;
    first.script({ReadRequest{}, Send{okay("{}")}});
    FaultServer second;
    TransportSettings settings = quickSettings();
    settings.wire = Wire::Sockets;
    NetworkTransport transport(settings);
    QVERIFY(exchange(transport, first.url(), "{}")); // what the thread itself needs is open now

    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const rlimit none{.rlim_cur = 3, .rlim_max = usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    const auto reply = exchange(transport, second.url(), "{}");
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &usual), 0);

    QVERIFY(!reply);
    QVERIFY2(reply.error().detail.contains(u"limit of open files"_s),
             qPrintable(reply.error().detail));
    QCOMPARE(reply.error().mayHaveArrived, false);
}

QTEST_GUILESS_MAIN(TestOpenFiles)
#include "tst_open_files.moc"
