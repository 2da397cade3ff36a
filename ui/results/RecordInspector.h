// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"
#include "core/results/ResultSource.h"

#include <QTabWidget>

class QPushButton;
class QToolButton;

namespace ui {

class AttemptList;
class BodyText;
class FactList;
class InspectorTabs;
class NotedPage;
class TimingBars;
class WrappedText;

// One row of the results in full: record, result, attempts, request and response with secrets
// masked, the stages of the signature, timing. Fills only the page that is looked at.
class RecordInspector final : public QTabWidget
{
    Q_OBJECT

public:
    enum Page { Record, Result, Attempts, Request, Response, Signature, Timing };

    explicit RecordInspector(QWidget *parent = nullptr);

    void setRow(const core::ResultSource *source, qint64 row); // −1: none
    // Of the run that the next rows are of: it advises as they do.
    void setFindings(const QList<core::Finding> &findings);
    qint64 row() const { return m_row; }
    void refresh(); // what is known of the row changed
    void setBusy(bool isBusy);
    void setClosable(bool isClosable); // offers to close it

    QSize sizeHint() const override { return {440, 300}; }
    QSize minimumSizeHint() const override; // all tabs can be seen

signals:
    void retryRequested(const QList<qint64> &rows, bool mayDuplicate);
    void markRequested(const QList<qint64> &rows, core::RecordState state);
    void editAsNewRequested(qint64 row);
    void goToRecordRequested(qint64 row);
    void closeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createRecordPage();
    QWidget *createResultPage();
    QWidget *createTimingPage();
    QPushButton *createButton(const QString &name, const QString &text);
    void connectButtons();
    void fill();
    void fillResult();
    void fillWire();
    void addPage(QWidget *page, const QString &title);
    QString note() const; // why the open page is empty; empty: it is not
    std::shared_ptr<const core::RequestDetail> lastRequest() const;

    const core::ResultSource *m_source = nullptr;
    qint64 m_row = -1;
    QList<core::Finding> m_findings;
    bool m_isBusy = false;
    InspectorTabs *m_tabs;
    QList<NotedPage *> m_pages; // by Page
    QToolButton *m_close;
    FactList *m_recordFacts;
    BodyText *m_body;
    FactList *m_resultFacts;
    WrappedText *m_advice;
    QPushButton *m_retry;
    QPushButton *m_sendAgain;
    QPushButton *m_markStored;
    QPushButton *m_markNotStored;
    QPushButton *m_goTo;
    QPushButton *m_editAsNew;
    AttemptList *m_attempts;
    BodyText *m_request;
    BodyText *m_response;
    BodyText *m_signature;
    TimingBars *m_timing;
    FactList *m_timingFacts;
};

} // namespace ui
