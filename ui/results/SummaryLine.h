// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultQuestions.h"

#include <QWidget>

class QToolButton;

namespace ui {

class SummaryBar;
class SummaryText;

// One line above the results: how many records, what became of them, in how many requests and how
// long; a bar of the shares; stopping and saving. While it
// runs, what goes wrong is said here: nothing below moves for it. Its height and the places of its
// parts stay the same while numbers run.
class SummaryLine final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryLine(QWidget *parent = nullptr);

    void setRun(const core::ResultSource *source); // null: empty
    void setDestination(const QString &place); // said first; empty: not at all
    void setOrigin(const QString &draft); // the title of what was sent, likewise and at once
    void setTrouble(const QString &trouble); // while it runs; plain text, of a stranger at times
    void refresh(); // its figures changed
    void showStopping(); // until the run is over
    void setBarShown(bool isShown);
    QString text() const;

signals:
    void stopRequested();
    void chipRequested(core::ResultChip chip); // its figure was clicked
    void saveMenuRequested(const QPoint &globalPosition);
    void groupMenuRequested(const QPoint &globalPosition);

private:
    void showFigures();
    void announce(); // to screen readers, once a run is over

    const core::ResultSource *m_source = nullptr;
    QString m_destination;
    QString m_origin;
    QString m_trouble;
    qint64 m_bytes = 0; // data and keys of all rows
    bool m_isRunning = false;
    bool m_isStopping = false;
    bool m_isBarShown = true;
    SummaryText *m_text;
    SummaryBar *m_bar;
    QToolButton *m_stop;
    QToolButton *m_group;
    QToolButton *m_save;
};

// What became of all records, as shares of one bar: stored from the left, failures from the right.
class SummaryBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryBar(QWidget *parent = nullptr);
    void setTally(const core::Tally &tally);
    QSize sizeHint() const override { return {160, 10}; }
    QSize minimumSizeHint() const override { return {60, 10}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    core::Tally m_tally;
};

} // namespace ui
