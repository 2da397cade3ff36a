// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/WindowParts.h"

#include "app/window/Application.h"
#include "core/files/ConnectionFile.h"
#include "core/files/SettingsFile.h"
#include "core/results/ResultStore.h"
#include "core/simulator/Simulator.h"
#include "tests/support/SampleRun.h"
#include "ui/common/Icons.h"
#include "ui/editor/SendButton.h"
#include "ui/results/ResultsPage.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype many = 100'000;
constexpr int patience = 240'000; // milliseconds
constexpr qint64 appended = 400'000; // rows

double milliseconds(const test::LoopWatch &watch)
{
    return static_cast<double>(watch.longest().count()) / 1000;
}

// No keychain is asked: the keys are in what the program takes for its environment.
QByteArray keysAsVariables(const char *name)
{
    if (qstrcmp(name, "AWS_ACCESS_KEY_ID") == 0)
        return core::simulatorAccessKeyId;
    if (qstrcmp(name, "AWS_SECRET_ACCESS_KEY") == 0)
        return core::simulatorSecretAccessKey;
    return {};
}

void connectTo(const core::Simulator &simulator, const QString &folder)
{
    auto file = core::ConnectionFile::read(folder);
    core::Settings settings;
    settings.lastConnection = u"bench"_s;
    settings.lastStreams.insert(settings.lastConnection, u"bench"_s);
    file->put({.name = settings.lastConnection,
               .source = core::Connection::Source::Environment,
               .region = u"us-east-1"_s,
               .endpointUrl = simulator.url()});
    if (!file->write() || !core::writeSettings(folder, settings))
        qFatal("the folder cannot be written");
}

QString writeRecords(const QString &folder)
{
    QFile file(folder + u"/records.jsonl"_s);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the records cannot be written");
    for (qsizetype n = 0; n < many; ++n)
        file.write(R"({"order":)" + QByteArray::number(n) + ",\"paid\":true}\n");
    return file.fileName();
}

void wait(const char *what, const std::function<bool()> &isThere)
{
    if (!QTest::qWaitFor(isThere, patience))
        qFatal("never came: %s", what);
}

double appendRate(qint64 step)
{
    core::ResultStore store;
    ui::ResultsPage page;
    page.resize(1280, 700);
    page.show();
    wait("the page", [&page] { return page.windowHandle()->isExposed(); });
    store.begin(test::ordersRun(), test::plannedRecords(appended));
    page.setSource(&store);
    page.showChip(1); // the stored ones, so that each is a new row
    QElapsedTimer clock;
    qint64 spent = 0; // making the outcomes is no work of the grid
    for (qint64 row = 0; row < appended; row += step) {
        std::vector<core::RowChange> changes;
        for (qint64 each = row; each < row + step; ++each)
            changes.push_back(test::stored(each));
        core::RunUpdate update = test::updateOf(std::move(changes));
        update.run = store.title().run;
        clock.start();
        store.apply(update);
        page.updated(update);
        QCoreApplication::processEvents(); // paints
        spent += clock.nsecsElapsed();
    }
    page.setSource(nullptr);
    return static_cast<double>(appended) / static_cast<double>(spent) * 1e9;
}

} // namespace

std::unique_ptr<QObject> showProgram(const QString &folder)
{
    QApplication::setWindowIcon(ui::applicationIcon());
    auto program = std::make_unique<app::Application>(app::World{.dataFolder = folder});
    program->show();
    return program;
}

std::vector<AppendRate> appendRates()
{
    std::vector<AppendRate> rates;
    for (const qint64 step : {500, 20'000})
        rates.push_back({step, appendRate(step)});
    return rates;
}

SendStalls sendMany(test::LoopWatch &watch)
{
    const QTemporaryDir folder;
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"bench"_s, .shards = 4}};
    settings.limits = false;
    core::Simulator simulator(settings);
    if (!simulator.start())
        qFatal("the simulator does not start");
    connectTo(simulator, folder.path());
    app::Application program({.dataFolder = folder.path(), .variable = keysAsVariables});
    program.show();
    const auto *button = program.window().findChild<ui::SendButton *>();
    wait("the stream", [&] { return button->plan().stream == u"bench"_s; });

    SendStalls stalls;
    watch.reset();
    program.openFiles({writeRecords(folder.path())});
    const auto findButton = [&program] {
        for (auto *each : program.window().findChildren<ui::SendButton *>()) {
            if (each->isVisible() && each->plan().sendable == many)
                return each;
        }
        return static_cast<ui::SendButton *>(nullptr);
    };
    wait("the draft", [&] { return findButton() != nullptr; });
    stalls.opening = milliseconds(watch);

    watch.reset();
    QElapsedTimer clock;
    clock.start();
    program.views().actions[ui::Command::Send].trigger();
    wait("the first", [&] { return simulator.recordsStored() > 0; });
    wait("the last", [&] {
        const auto *plan = program.window().findChild<ui::SendButton *>();
        return simulator.recordsStored() >= many && plan && findButton()
            && !findButton()->plan().isSending;
    });
    stalls.seconds = static_cast<double>(clock.elapsed()) / 1000;
    stalls.sending = milliseconds(watch);
    stalls.culprit = watch.culprit();
    stalls.stored = simulator.recordsStored();
    return stalls;
}
