// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/settings/Settings.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace app {

// Holds the settings and keeps them on disk: written some moments after a change, on a thread of
// their own, and once more when the window goes.
class SettingsController final : public QObject
{
    Q_OBJECT

public:
    explicit SettingsController(QString dataFolder, QObject *parent = nullptr);
    ~SettingsController() override; // writes what is not written yet

    // Reads the file. A damaged one is set aside, one of a newer version is left alone; both are an
    // Error, and the defaults hold.
    core::Result<> load();

    const core::Settings &settings() const { return m_settings; }
    void change(const std::function<void(core::Settings &)> &edit);
    void set(const core::Settings &settings);

signals:
    void changed(const core::Settings &settings);
    void failed(const core::Error &error); // they could not be written

private:
    void write();

    QString m_folder;
    core::Settings m_settings;
    QTimer m_pause; // many changes, one writing
    QThreadPool m_writer; // one thread, so that the latest is written last
    bool m_mayWrite = true;
};

} // namespace app
