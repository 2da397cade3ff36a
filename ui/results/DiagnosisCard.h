// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"
#include "ui/common/Card.h"

#include <QList>

#include <chrono>
#include <functional>

class QLabel;
class QHBoxLayout;
class QPushButton;

namespace ui {

class ShardBars;

// One cause of failures: what happened, why, what to do now, and buttons that do it.
class DiagnosisCard final : public Card
{
    Q_OBJECT

public:
    struct Content
    {
        core::Finding finding;
        qint64 firstRow = -1; // of the run that it is about; −1: none is left
        bool isRetryable = false; // another attempt may help
        bool pointsAtRecord = false; // the first row is where to mend something
        std::function<QList<qint64>()> rows; // all of them, looked up when they are wanted
    };
    explicit DiagnosisCard(const Content &content, QWidget *parent = nullptr);

    // Adds the fold with the shards and keys of the run.
    void setLoads(const QList<core::ShardLoad> &loads, const QList<core::HotKey> &keys,
                  std::chrono::milliseconds took);
    void setUnfolded(bool isUnfolded);
    void setBusy(bool isBusy); // nothing can be sent again meanwhile

signals:
    void retryRequested(const QList<qint64> &rows, bool mayDuplicate);
    void saveRequested(const QList<qint64> &rows);
    void goToRecordRequested(qint64 row);
    void markRequested(const QList<qint64> &rows, core::RecordState state);
    void shardClicked(const QString &shardId);

private:
    void createTexts(const core::Finding &finding);
    void createButtons(const Content &content);
    void createUncertainButtons(const Content &content);
    QPushButton *addButton(const QString &name, const QString &text);

    QHBoxLayout *m_buttons = nullptr;
    QPushButton *m_fold = nullptr;
    ShardBars *m_bars = nullptr;
    QList<QPushButton *> m_sending; // off while busy
};

} // namespace ui
