// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/send/SendController.h"
#include "app/window/shell/ShellController.h"
#include "app/window/wiring/SendWiring.h"
#include "app/window/wiring/Views.h"
#include "ui/common/Questions.h"

#include <QObject>

#include <functional>

namespace app {

// What a person wants of the rows that came out: saved, copied, marked, grouped, found again in
// their draft, or edited as new ones.
class ResultsWiring final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ShellController &shell;
        SendController &send;
        SendWiring &sending;
        ui::Questions &questions;
    };

    ResultsWiring(const Views &views, const Parts &parts, QObject *parent = nullptr);

private:
    void connectResults();
    void connectCommands();
    void enableForFailures();
    void on(ui::Command command, const std::function<void()> &run);
    void askWhereToSave(core::ExportKind kind, const QList<qint64> &rows);
    void exportAll(core::ExportKind kind);
    void goToRecord(qint64 row, const QString &field);
    void editAsNew(qint64 row);

    Views m_views;
    Parts m_parts;
};

} // namespace app
