// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/RowMenu.h"

#include "core/results/ResultQuestions.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

RowMenu::RowMenu(const core::ResultSource &source, const QList<qint64> &rows, bool isBusy,
                 QWidget *parent)
    : QMenu(parent)
{
    setObjectName(u"rowMenu"_s);
    addSending(source, rows, isBusy);
    connect(add(u"copyCell"_s, tr("Copy cell"), "copy"), &QAction::triggered, this,
            &RowMenu::copyCellRequested);
    connect(add(u"copyColumn"_s, tr("Copy column"), "list"), &QAction::triggered, this,
            &RowMenu::copyColumnRequested);
    connect(add(u"copyRows"_s,
                rows.size() == 1 ? tr("Copy row") : tr("Copy %1 rows").arg(grouped(rows.size())),
                "table"),
            &QAction::triggered, this, &RowMenu::copyRowsRequested);
    connect(add(u"saveRows"_s,
                rows.size() == 1 ? tr("Save record…")
                                 : tr("Save %1 records…").arg(grouped(rows.size())),
                "save"),
            &QAction::triggered, this, &RowMenu::saveRequested);
    if (rows.size() != 1)
        return;
    addSeparator();
    connect(add(u"inspect"_s, tr("Inspect"), "panel-right"), &QAction::triggered, this,
            &RowMenu::inspectRequested);
    connect(add(u"editAsNew"_s, tr("Edit as new"), "file-plus"), &QAction::triggered, this,
            &RowMenu::editAsNewRequested);
    connect(add(u"goToRecord"_s, tr("Go to record in its draft"), "pencil"), &QAction::triggered,
            this, &RowMenu::goToRecordRequested);
}

void RowMenu::addSending(const core::ResultSource &source, const QList<qint64> &rows, bool isBusy)
{
    QList<qint64> retryable;
    QList<qint64> uncertain;
    for (const qint64 row : rows) {
        if (core::isRetryable(source, row))
            retryable << row;
        else if (source.state(row) == RecordState::Uncertain)
            uncertain << row;
    }
    if (!retryable.isEmpty()) {
        QAction *retry =
            add(u"retryRows"_s, tr("Retry %1").arg(grouped(retryable.size())), "rotate-ccw");
        retry->setEnabled(!isBusy);
        connect(retry, &QAction::triggered, this,
                [this, retryable] { emit retryRequested(retryable, false); });
    }
    if (!uncertain.isEmpty()) {
        QAction *again = add(u"sendAgain"_s, tr("Send again (may duplicate)"), "rotate-ccw");
        again->setEnabled(!isBusy);
        connect(again, &QAction::triggered, this,
                [this, uncertain] { emit retryRequested(uncertain, true); });
        connect(add(u"markStored"_s, tr("Mark as stored"), "check"), &QAction::triggered, this,
                [this, uncertain] { emit markRequested(uncertain, RecordState::Stored); });
        connect(add(u"markNotStored"_s, tr("Mark as not stored"), "x"), &QAction::triggered, this,
                [this, uncertain] { emit markRequested(uncertain, RecordState::NotSent); });
    }
    if (!isEmpty())
        addSeparator();
}

QAction *RowMenu::add(const QString &name, const QString &text, const char *iconName)
{
    QAction *action = addAction(ui::icon(iconName), text);
    action->setObjectName(name);
    return action;
}

} // namespace ui
