// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"
#include "ui/common/Card.h"

#include <QList>

#include <chrono>
#include <functional>

class QBoxLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace ui {

class ElidedLabel;
class IconLabel;
class ShardBars;
class WrappedText;

// One cause of failures: what happened, with buttons that do something about it beside it, and why
// and what now in line below. Unfolded, it says all of that in full. Where there is little
// room, the buttons say less or go below the title; those of which a person has to know what they
// do say it at any width.
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
        // The letters R and S are about all failures of the run. When this card's are all of them,
        // its buttons carry the letters.
        bool isOnly = false;
        qint64 retryableOfRun = 0; // > 0: offers to retry those of all cards too
        std::function<QList<qint64>()> retryableRows;
    };
    explicit DiagnosisCard(const Content &content, QWidget *parent = nullptr);

    // Adds the fold with the shards and keys of the run.
    void setLoads(const QList<core::ShardLoad> &loads, const QList<core::HotKey> &keys,
                  std::chrono::milliseconds took);
    void setUnfolded(bool isUnfolded);
    void setRoomy(bool isRoomy); // room to say it in full, also while folded
    void setBriefLines(int lines); // of why and what now while folded, from 1
    void setBusy(bool isBusy); // nothing can be sent again meanwhile
    int heightOfBars() const; // at the lower end of the card; 0: not shown

    QSize minimumSizeHint() const override;

signals:
    void retryRequested(const QList<qint64> &rows, bool mayDuplicate);
    void saveRequested(const QList<qint64> &rows);
    void goToRecordRequested(qint64 row);
    void markRequested(const QList<qint64> &rows, core::RecordState state);
    void shardClicked(const QString &shardId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Button
    {
        QPushButton *button;
        QString text;
        QString brief; // where there is little room; empty: the icon alone
    };

    void createTexts(const core::Finding &finding);
    void createButtons(const Content &content);
    void createUncertainButtons(const Content &content);
    void createRetryButtons(const Content &content);
    void createFold();
    QPushButton *addButton(const QString &name, const QString &text, const QString &brief);
    QPushButton *addRetry(const QString &name, const QString &text);
    void arrange();
    void setBrief(bool areBrief);
    int widthOfButtons(qsizetype first = 0) const; // of those from there on
    void wrapButtons(int room);
    void showTexts();

    IconLabel *m_mark = nullptr;
    QBoxLayout *m_head = nullptr; // the title and the buttons
    QVBoxLayout *m_lines = nullptr; // of buttons
    QHBoxLayout *m_buttons = nullptr; // the first of them
    QHBoxLayout *m_moreButtons = nullptr; // what is too much for it
    QVBoxLayout *m_texts = nullptr;
    QList<Button> m_allButtons;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_brief = nullptr; // why and what now
    QList<WrappedText *> m_full; // the same at length
    bool m_isUnfolded = false;
    bool m_isRoomy = false;
    QPushButton *m_fold = nullptr;
    ShardBars *m_bars = nullptr;
    QList<QPushButton *> m_sending; // off while busy
};

} // namespace ui
