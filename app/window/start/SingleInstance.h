// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <memory>

namespace app {

// One window for each data folder. The first holds a lock in the folder and listens on a local
// socket that only this person can reach; a later one hands over its files and goes.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First, // we are the window
        Later, // the window took the files
    };

    explicit SingleInstance(QString dataFolder, QObject *parent = nullptr);
    ~SingleInstance() override;

    // Storage: the folder cannot be made or locked; Timeout: a window holds the lock and does not
    // answer. Blocks for a moment, before there is a window.
    core::Result<Role> claim(const QStringList &files);

signals:
    // Somebody started the program again, perhaps with files.
    void raised(const QStringList &files);

private:
    core::Result<> listen();
    core::Result<> handOver(const QStringList &files) const;
    void accept();

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
};

} // namespace app
