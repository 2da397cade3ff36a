// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/DiagnosisList.h"

#include "core/kinesis/ServiceError.h"
#include "core/results/ResultQuestions.h"
#include "ui/common/Format.h"
#include "ui/results/DiagnosisCard.h"
#include "ui/results/ShardBars.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int leastHeight = 64;
constexpr int littleMore = 40;
constexpr int roomForTwoLines = 110; // for each card: from here on it says some more of why
constexpr int roomForTexts = 200; // from here on a single card says all
constexpr int roomForDetails = 330; // from here on there is room for bars under the first card

// The source outlives the card: clear() comes first.
DiagnosisCard::Content contentOf(const core::Finding &finding, const core::ResultSource &source)
{
    DiagnosisCard::Content content{.finding = finding};
    content.finding.title = regrouped(finding.title);
    content.finding.why = regrouped(finding.why);
    content.finding.whatNow = regrouped(finding.whatNow);
    if (finding.state == core::RecordState::Stored)
        return content;
    const qint64 first = core::firstRowOf(finding, source);
    content.firstRow = first;
    content.rows = [finding, &source] { return core::rowsOf(finding, source); };
    if (first < 0)
        return content;
    content.isRetryable = core::isRetryable(source, first);
    const auto blamed = core::recordFieldIn(source.errorMessage(first));
    content.pointsAtRecord =
        !source.isSendable(first) || (blamed && blamed->record < source.rowCount());
    return content;
}

// One loud button, and the letters, for all that failed.
void offerAll(QList<DiagnosisCard::Content> &contents, const core::ResultSource &source)
{
    const auto isFailure = [](const auto &content) {
        return content.finding.state != core::RecordState::Stored;
    };
    const auto failures = std::count_if(contents.begin(), contents.end(), isFailure);
    const auto retryable = std::count_if(contents.begin(), contents.end(),
                                         [](const auto &content) { return content.isRetryable; });
    for (DiagnosisCard::Content &content : contents)
        content.isOnly = failures == 1;
    if (failures < 2 || retryable == 0)
        return;
    contents.first().retryableOfRun = core::retryableRows(source).size();
    contents.first().retryableRows = [&source] { return core::retryableRows(source); };
}

} // namespace

DiagnosisList::DiagnosisList(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"diagnosis"_s);
    setAccessibleName(tr("Why records were not stored"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto *content = new QWidget(this);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(space::m, 0, space::m, 0);
    m_layout->setSpacing(space::s);
    content->installEventFilter(this);
    setWidget(content);
    viewport()->setBackgroundRole(QPalette::Window);
    hide();
}

void DiagnosisList::setFindings(const core::ResultSource &source,
                                const QList<core::Finding> &findings,
                                const QList<core::ShardLoad> &loads,
                                const QList<core::HotKey> &keys)
{
    clear();
    QList<DiagnosisCard::Content> contents;
    for (const core::Finding &finding :
         findings.first(std::min<qsizetype>(findings.size(), mostCards)))
        contents.append(contentOf(finding, source));
    offerAll(contents, source);
    bool hasBars = false;
    for (const DiagnosisCard::Content &content : std::as_const(contents)) {
        auto *card = new DiagnosisCard(content, widget());
        if (!hasBars && !content.finding.shardId.isEmpty()) {
            card->setLoads(loads, keys, source.progress().took);
            card->setUnfolded(m_mostHeight >= roomForDetails);
            hasBars = true;
        }
        add(card);
    }
    addRest(findings.size() - mostCards);
    m_layout->addStretch(1);
    setVisible(hasCards());
    setMostHeight(m_mostHeight);
    updateGeometry();
}

void DiagnosisList::add(DiagnosisCard *card)
{
    m_layout->addWidget(card);
    m_cards << card;
    connect(card, &DiagnosisCard::retryRequested, this, &DiagnosisList::retryRequested);
    connect(card, &DiagnosisCard::saveRequested, this, &DiagnosisList::saveRequested);
    connect(card, &DiagnosisCard::goToRecordRequested, this, &DiagnosisList::goToRecordRequested);
    connect(card, &DiagnosisCard::markRequested, this, &DiagnosisList::markRequested);
    connect(card, &DiagnosisCard::shardClicked, this, &DiagnosisList::shardClicked);
}

void DiagnosisList::addRest(qsizetype count)
{
    if (count <= 0)
        return;
    auto *rest = new QLabel(
        tr("%1 more causes: sort by Error to see their records.").arg(grouped(count)), widget());
    rest->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(rest);
}

void DiagnosisList::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // a card's own button may have brought us here
        }
        delete item;
    }
    m_cards.clear();
    hide();
}

void DiagnosisList::setBusy(bool isBusy)
{
    for (DiagnosisCard *card : std::as_const(m_cards))
        card->setBusy(isBusy);
}

void DiagnosisList::setMostHeight(int height)
{
    for (DiagnosisCard *card : std::as_const(m_cards)) {
        card->setRoomy(m_cards.size() == 1 && height >= roomForTexts);
        card->setBriefLines(height >= roomForTwoLines * m_cards.size() ? 2 : 1);
    }
    if (std::exchange(m_mostHeight, height) != height)
        updateGeometry();
}

int DiagnosisList::heightOfCards() const
{
    const int inside = width() > 0 ? width() : 600;
    return m_layout->hasHeightForWidth() ? m_layout->heightForWidth(inside)
                                         : m_layout->sizeHint().height();
}

int DiagnosisList::heightOf(const DiagnosisCard &card) const
{
    const int inside = std::max(viewport()->width(), 200) - 2 * space::m;
    return card.hasHeightForWidth() ? card.heightForWidth(inside) : card.sizeHint().height();
}

int DiagnosisList::wholeLines(int height) const
{
    int bottom = 0;
    for (const DiagnosisCard *card : m_cards) {
        bottom += heightOf(*card);
        const int lastLine = bottom - space::s; // of the bars, above the edge of the card
        const int firstLine = lastLine - card->heightOfBars();
        if (height > firstLine && height < lastLine)
            return firstLine + (height - firstLine) / ShardBars::lineHeight * ShardBars::lineHeight;
        bottom += m_layout->spacing();
    }
    return height;
}

// A little more than its share is better than a scroll bar for it.
QSize DiagnosisList::sizeHint() const
{
    const int wanted = heightOfCards();
    return {600, wanted <= m_mostHeight + littleMore ? wanted : wholeLines(m_mostHeight)};
}

QSize DiagnosisList::minimumSizeHint() const
{
    return {200, std::min({heightOfCards(), m_mostHeight, leastHeight})};
}

// Cards fold and unfold, and wrap differently.
bool DiagnosisList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void DiagnosisList::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    updateGeometry();
}

} // namespace ui
