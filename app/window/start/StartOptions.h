// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QString>
#include <QStringList>

namespace app {

// What the words behind `headgate` ask for.
struct StartOptions
{
    QString dataFolder; // absolute
    QStringList files; // absolute; opened as drafts

    bool operator==(const StartOptions &) const = default;
};

// `words` without the program's name. Error: BadInput, with what to write instead.
core::Result<StartOptions> readStartOptions(const QStringList &words,
                                            const QString &defaultDataFolder);

QString startHelp(); // what --help prints

} // namespace app
