// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the window, one thing a process, and prints a line of JSON. tests/bench/window.py runs
// it:
//   bench_window empty|headgate BEGIN    the first painted window; BEGIN: CLOCK_MONOTONIC in ns
//   bench_window append                  rows into a grid that is seen
//   bench_window send                    100,000 records to the simulator
#include "tests/bench/FirstPaint.h"
#include "tests/bench/WindowParts.h"
#include "tests/support/LoopWatch.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto settling = 1500ms; // what a program does after its first window is memory too

qint64 residentKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).replace("kB", "").trimmed().toLongLong();
    }
    return 0;
}

int runUntilPainted(FirstPaint &application, qint64 begin)
{
    application.then([begin] {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        const double took = std::chrono::duration<double, std::milli>(now).count()
            - static_cast<double>(begin) / 1e6;
        QTimer::singleShot(settling, [took] {
            std::printf("{\"painted\": %.2f, \"resident\": %.2f}\n", took,
                        static_cast<double>(residentKib()) / 1024);
            QApplication::quit();
        });
    });
    return QApplication::exec();
}

int paintEmpty(int argc, char **argv, qint64 begin)
{
    FirstPaint application(argc, argv);
    QWidget window;
    window.resize(1280, 800);
    window.show();
    return runUntilPainted(application, begin);
}

int paintHeadgate(int argc, char **argv, qint64 begin)
{
    FirstPaint application(argc, argv);
    const QTemporaryDir folder;
    const std::unique_ptr<QObject> program = showProgram(folder.path());
    return runUntilPainted(application, begin);
}

int append(int argc, char **argv)
{
    const QApplication application(argc, argv);
    for (const AppendRate &rate : appendRates())
        std::printf("{\"step\": %lld, \"rows\": %.0f}\n", rate.step, rate.rowsPerSecond);
    return 0;
}

int send(int argc, char **argv)
{
    test::LoopWatch application(argc, argv);
    const SendStalls stalls = sendMany(application);
    std::printf("{\"stored\": %lld, \"seconds\": %.2f, \"opening\": %.1f, \"sending\": %.1f, "
                "\"culprit\": \"%s\"}\n",
                stalls.stored, stalls.seconds, stalls.opening, stalls.sending,
                qPrintable(stalls.culprit));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const auto words = std::span(argv, static_cast<std::size_t>(argc));
    const std::string_view what = words.size() > 1 ? words[1] : "";
    const qint64 begin = words.size() > 2 ? std::atoll(words[2]) : 0;
    if (what == "empty")
        return paintEmpty(argc, argv, begin);
    if (what == "headgate")
        return paintHeadgate(argc, argv, begin);
    if (what == "append")
        return append(argc, argv);
    if (what == "send")
        return send(argc, argv);
    std::fputs("bench_window empty|headgate|append|send\n", stderr);
    return 2;
}
