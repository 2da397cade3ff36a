// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FakeSecretStore.h"
#include "app/window/connections/ConnectionController.h"
#include "core/files/ConnectionFile.h"
#include "core/simulator/Simulator.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace test {

// A controller of connections with a folder of its own, a keychain in memory and the simulator.
class ControllerStage
{
public:
    void startSimulator()
    {
        core::SimulatorSettings settings;
        settings.streams = {{.name = QStringLiteral("orders"), .shards = 4}};
        m_simulator = std::make_unique<core::Simulator>(settings);
        QVERIFY(m_simulator->start().has_value());
    }

    void open()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_variables = {{"HOME", m_folder->path().toLocal8Bit()}};
        m_store.entries.clear();
        m_store.failure.clear();
        m_store.looksEmpty = false;
        m_store.isHung = false;
        m_controller = std::make_unique<app::ConnectionController>(
            m_folder->path(), [this](const char *name) { return m_variables.value(name); },
            m_store);
    }

    // A connection to the simulator with its keys in the keychain.
    core::Connection local(const QString &name) const
    {
        return {.name = name,
                .source = core::Connection::Source::Keychain,
                .region = QStringLiteral("us-east-1"),
                .endpointUrl = m_simulator->url(),
                .accessKeyId = QString::fromLatin1(core::simulatorAccessKeyId)};
    }

    ui::ConnectionDraft draftWithSecret(const QString &name) const
    {
        return {.connection = local(name),
                .secretAccessKey = core::Secret(QByteArrayView(core::simulatorSecretAccessKey))};
    }

    void save(const ui::ConnectionDraft &draft)
    {
        QSignalSpy saved(m_controller.get(), &app::ConnectionController::saved);
        m_controller->save(draft);
        QTRY_COMPARE(saved.size(), 1);
    }

    QList<core::Connection> onDisk() const
    {
        const auto file = core::ConnectionFile::read(m_folder->path());
        return file ? file->connections() : QList<core::Connection>();
    }

    ui::TestReport report(const ui::ConnectionDraft &draft)
    {
        QSignalSpy tested(m_controller.get(), &app::ConnectionController::tested);
        m_controller->test(draft);
        const auto last = [&tested] {
            return tested.constLast().constFirst().value<ui::TestReport>();
        };
        const bool isThere = QTest::qWaitFor(
            [&last] { return last().outcome != ui::TestReport::Outcome::Running; }, 15'000);
        return isThere ? last() : ui::TestReport();
    }

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    QHash<QByteArray, QByteArray> m_variables;
    FakeSecretStore m_store;
    std::unique_ptr<app::ConnectionController> m_controller;
};

} // namespace test
