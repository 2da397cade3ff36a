// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/settings/SettingsController.h"

#include "core/files/SettingsFile.h"

#include <utility>

namespace app {

namespace {

constexpr int pauseBeforeWriting = 300; // milliseconds

} // namespace

SettingsController::SettingsController(QString dataFolder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(dataFolder))
{
    m_writer.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeWriting);
    connect(&m_pause, &QTimer::timeout, this, &SettingsController::write);
}

SettingsController::~SettingsController()
{
    if (m_pause.isActive())
        write();
    m_writer.waitForDone();
}

core::Result<> SettingsController::load()
{
    const auto read = core::readSettings(m_folder);
    if (read)
        m_settings = *read;
    else
        m_mayWrite = read.error().kind != core::Error::Kind::Configuration;
    return read.map([](const core::Settings &) {});
}

void SettingsController::change(const std::function<void(core::Settings &)> &edit)
{
    core::Settings settings = m_settings;
    edit(settings);
    set(settings);
}

void SettingsController::set(const core::Settings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    if (m_mayWrite)
        m_pause.start();
    emit changed(m_settings);
}

void SettingsController::write()
{
    m_writer.start([this, folder = m_folder, settings = m_settings] {
        const auto written = core::writeSettings(folder, settings);
        if (!written)
            emit failed(written.error()); // queued: receivers live in other threads
    });
}

} // namespace app
