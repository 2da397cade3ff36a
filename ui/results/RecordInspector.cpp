// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/RecordInspector.h"

#include "core/results/ResultQuestions.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/common/WrappedText.h"
#include "ui/results/AttemptList.h"
#include "ui/results/BodyText.h"
#include "ui/results/FactList.h"
#include "ui/results/InspectorFacts.h"
#include "ui/results/InspectorTabs.h"
#include "ui/results/NotedPage.h"
#include "ui/results/TimingBars.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

// Keys scroll it where there is nothing else to stop at.
QWidget *scrolled(QWidget *content, const QString &name)
{
    auto *area = new QScrollArea;
    area->setAccessibleName(name);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->viewport()->setBackgroundRole(QPalette::Base);
    return area;
}

QVBoxLayout *pageLayout(QWidget *page)
{
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setSpacing(space::s);
    return layout;
}

BodyText *wireText(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *text = new BodyText(parent);
    text->setObjectName(name);
    text->setAccessibleName(accessibleName);
    text->setFrameShape(QFrame::NoFrame);
    return text;
}

QByteArray signatureText(const core::RequestDetail &request)
{
    return "Canonical request\n\n" + request.canonicalRequest + "\n\nString to sign\n\n"
        + request.stringToSign + "\n\nAuthorization\n\n" + request.authorization;
}

const QByteArray noAnswer = "No answer came.";
const QByteArray bodyGone = "\n(The body is no longer kept: newer requests needed the room.)";

} // namespace

RecordInspector::RecordInspector(QWidget *parent)
    : QTabWidget(parent)
    , m_tabs(new InspectorTabs)
    , m_close(new QToolButton(this))
    , m_recordFacts(new FactList)
    , m_body(wireText(u"recordBody"_s, tr("Body of the record"), this))
    , m_resultFacts(new FactList)
    , m_advice(new WrappedText)
    , m_retry(createButton(u"inspectorRetry"_s, tr("Retry")))
    , m_sendAgain(createButton(u"inspectorSendAgain"_s, tr("Send again (may duplicate)")))
    , m_markStored(createButton(u"inspectorMarkStored"_s, tr("Mark as stored")))
    , m_markNotStored(createButton(u"inspectorMarkNotStored"_s, tr("Mark as not stored")))
    , m_goTo(createButton(u"inspectorGoTo"_s, tr("Go to record")))
    , m_editAsNew(createButton(u"inspectorEditAsNew"_s, tr("Edit as new")))
    , m_attempts(new AttemptList)
    , m_request(wireText(u"requestText"_s, tr("Request"), this))
    , m_response(wireText(u"responseText"_s, tr("Response"), this))
    , m_signature(wireText(u"signatureText"_s, tr("Stages of the signature"), this))
    , m_timing(new TimingBars)
    , m_timingFacts(new FactList)
{
    setObjectName(u"inspector"_s);
    setAccessibleName(tr("Inspector"));
    m_tabs->setObjectName(u"inspectorTabs"_s);
    setTabBar(m_tabs);
    setDocumentMode(true);
    m_close->setObjectName(u"closeInspector"_s);
    m_close->setAccessibleName(tr("Close inspector"));
    m_close->setToolTip(tr("Back to the rows (Esc)"));
    m_close->setIcon(icon("x"));
    m_close->setAutoRaise(true);
    connect(m_close, &QToolButton::clicked, this, &RecordInspector::closeRequested);
    setClosable(false);
    addPage(createRecordPage(), tr("Record"));
    addPage(createResultPage(), tr("Result"));
    addPage(m_attempts, tr("Attempts"));
    addPage(m_request, tr("Request"));
    addPage(m_response, tr("Response"));
    addPage(m_signature, tr("Signature"));
    addPage(createTimingPage(), tr("Timing"));
    setCurrentIndex(Result);
    connect(this, &QTabWidget::currentChanged, this, &RecordInspector::fill);
    connectButtons();
    setRow(nullptr, -1);
}

void RecordInspector::addPage(QWidget *page, const QString &title)
{
    m_pages << new NotedPage(page, this);
    addTab(m_pages.constLast(), title);
}

QWidget *RecordInspector::createRecordPage()
{
    auto *page = new QWidget;
    QVBoxLayout *layout = pageLayout(page);
    layout->addWidget(m_recordFacts);
    layout->addWidget(m_body, 1);
    return page;
}

QWidget *RecordInspector::createResultPage()
{
    auto *page = new QWidget;
    QVBoxLayout *layout = pageLayout(page);
    layout->addWidget(m_resultFacts);
    m_advice->setObjectName(u"advice"_s);
    m_advice->setAccessibleName(tr("What it means, and what now"));
    layout->addWidget(m_advice);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_retry, 0, 0);
    buttons->addWidget(m_sendAgain, 0, 0, 1, 2);
    buttons->addWidget(m_markStored, 1, 0);
    buttons->addWidget(m_markNotStored, 1, 1);
    buttons->addWidget(m_goTo, 2, 0);
    buttons->addWidget(m_editAsNew, 2, 1);
    buttons->setColumnStretch(2, 1);
    layout->addLayout(buttons);
    layout->addStretch();
    return scrolled(page, tr("Result"));
}

QWidget *RecordInspector::createTimingPage()
{
    auto *page = new QWidget;
    QVBoxLayout *layout = pageLayout(page);
    layout->addWidget(m_timing);
    layout->addWidget(m_timingFacts);
    layout->addStretch();
    return scrolled(page, tr("Timing"));
}

QPushButton *RecordInspector::createButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    return button;
}

void RecordInspector::connectButtons()
{
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested({m_row}, false); });
    connect(m_sendAgain, &QPushButton::clicked, this,
            [this] { emit retryRequested({m_row}, true); });
    connect(m_markStored, &QPushButton::clicked, this,
            [this] { emit markRequested({m_row}, RecordState::Stored); });
    connect(m_markNotStored, &QPushButton::clicked, this,
            [this] { emit markRequested({m_row}, RecordState::NotSent); });
    connect(m_goTo, &QPushButton::clicked, this, [this] { emit goToRecordRequested(m_row); });
    connect(m_editAsNew, &QPushButton::clicked, this, [this] { emit editAsNewRequested(m_row); });
}

void RecordInspector::setClosable(bool isClosable)
{
    setCornerWidget(isClosable ? m_close : nullptr);
    m_close->setVisible(isClosable);
    m_tabs->setRoom(width() - (isClosable ? m_close->sizeHint().width() : 0));
}

QSize RecordInspector::minimumSizeHint() const
{
    return {m_tabs->leastWidth(), 120};
}

void RecordInspector::resizeEvent(QResizeEvent *event)
{
    m_tabs->setRoom(width() - (cornerWidget() ? m_close->sizeHint().width() : 0));
    QTabWidget::resizeEvent(event);
}

void RecordInspector::setRow(const core::ResultSource *source, qint64 row)
{
    m_source = source;
    m_row = source ? row : -1;
    fill();
}

void RecordInspector::setFindings(const QList<core::Finding> &findings)
{
    if (m_findings == findings)
        return;
    m_findings = findings;
    fill();
}

void RecordInspector::refresh()
{
    fill();
}

void RecordInspector::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_retry->setEnabled(!isBusy);
    m_sendAgain->setEnabled(!isBusy);
}

std::shared_ptr<const core::RequestDetail> RecordInspector::lastRequest() const
{
    if (m_row < 0)
        return nullptr;
    const auto requests = m_source->requestsOf(m_row);
    return requests.empty() ? nullptr : requests.back();
}

QString RecordInspector::note() const
{
    if (m_row < 0)
        return tr("Select a row to see all that is known of it.");
    const bool isOfRequests = currentIndex() >= Attempts;
    const bool isMarked = currentIndex() == Attempts && !m_source->marksOf(m_row).empty();
    if (isOfRequests && !isMarked && !lastRequest())
        return tr("No request has carried this record.");
    return {};
}

void RecordInspector::fill()
{
    m_pages.at(currentIndex())->setNote(note());
    switch (currentIndex()) {
    case Record:
        m_recordFacts->setFacts(m_row < 0 ? QList<Fact>() : recordFacts(*m_source, m_row));
        m_body->setBytes({}, m_row < 0 ? QByteArray() : m_source->record(m_row).data);
        break;
    case Result:
        fillResult();
        break;
    case Attempts:
        m_attempts->clear();
        if (m_row >= 0)
            m_attempts->setRow(*m_source, m_row);
        break;
    default:
        fillWire();
    }
}

void RecordInspector::fillResult()
{
    m_resultFacts->setFacts(m_row < 0 ? QList<Fact>() : resultFacts(*m_source, m_row));
    const QString advice = m_row < 0 ? QString() : adviceFor(*m_source, m_row, m_findings);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    const bool isUncertain = m_row >= 0 && m_source->state(m_row) == RecordState::Uncertain;
    m_retry->setVisible(m_row >= 0 && core::isRetryable(*m_source, m_row));
    m_sendAgain->setVisible(isUncertain);
    m_markStored->setVisible(isUncertain);
    m_markNotStored->setVisible(isUncertain);
    m_goTo->setVisible(m_row >= 0);
    m_editAsNew->setVisible(m_row >= 0);
}

void RecordInspector::fillWire()
{
    const auto request = lastRequest();
    const bool hasAnswer = request && !request->responseHead.isEmpty();
    const QByteArray gone = request && request->areBodiesDropped ? bodyGone : QByteArray();
    m_request->setBytes(request ? request->requestHead + gone : QByteArray(),
                        request ? request->requestBody : QByteArray());
    m_response->setBytes(!request        ? QByteArray()
                             : hasAnswer ? request->responseHead + gone
                                         : noAnswer,
                         hasAnswer ? request->responseBody : QByteArray());
    m_signature->setBytes(request ? signatureText(*request) : QByteArray(), {});
    const bool isUnderWay = request && request->endedAt == request->startedAt;
    m_timing->setTiming(request ? request->timing : core::Timing(),
                        isUnderWay ? tr("No timing yet: it is under way.")
                                   : tr("No timing: no answer came."));
    m_timingFacts->setFacts(request ? timingFacts(*request) : QList<Fact>());
}

} // namespace ui
