// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"
#include "core/results/ResultSource.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ui {

class DiagnosisCard;

// The cards that explain a run's failures, most records first; hidden when there is nothing to
// explain. As high as its cards need, up to a share of the page; then it scrolls.
class DiagnosisList final : public QScrollArea
{
    Q_OBJECT

public:
    static constexpr int mostCards = 4;

    explicit DiagnosisList(QWidget *parent = nullptr);

    void setFindings(const core::ResultSource &source, const QList<core::Finding> &findings,
                     const QList<core::ShardLoad> &loads, const QList<core::HotKey> &keys);
    void clear();
    void setBusy(bool isBusy);
    void setMostHeight(int height); // a share of the page; more and the details are unfolded
    bool hasCards() const { return !m_cards.isEmpty(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void retryRequested(const QList<qint64> &rows, bool mayDuplicate);
    void saveRequested(const QList<qint64> &rows);
    void goToRecordRequested(qint64 row);
    void markRequested(const QList<qint64> &rows, core::RecordState state);
    void shardClicked(const QString &shardId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void add(DiagnosisCard *card);
    void addRest(qsizetype count);
    int heightOfCards() const;
    int heightOf(const DiagnosisCard &card) const;
    int wholeLines(int height) const; // of bars: no more than that, and none of them cut

    QVBoxLayout *m_layout;
    QList<DiagnosisCard *> m_cards;
    int m_mostHeight = 200;
};

} // namespace ui
