// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/DiagnosisCard.h"

#include "core/kinesis/ServiceError.h"
#include "ui/common/ElidedLabel.h"
#include "ui/common/Format.h"
#include "ui/common/IconLabel.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"
#include "ui/common/WrappedText.h"
#include "ui/results/ShardBars.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

constexpr qsizetype longestText = 600; // strangers' words may be long
constexpr int usualTitle = 440; // longer ones are cut rather than their buttons put below

StateLook findingLook(const core::Finding &finding)
{
    return lookOf(finding.state, core::classOf(finding.code) == core::CodeClass::Throttle);
}

WrappedText *wholeText(const QString &name, const QString &text, QWidget *parent)
{
    auto *whole = new WrappedText(shortened(printable(text), longestText), parent);
    whole->setObjectName(name);
    return whole;
}

} // namespace

DiagnosisCard::DiagnosisCard(const Content &content, QWidget *parent)
    : Card(parent)
{
    setObjectName(u"diagnosisCard"_s);
    setAccessibleName(content.finding.title);
    const StateLook look = findingLook(content.finding);
    setRole(look.role);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setSpacing(space::s);
    m_mark = new IconLabel(this);
    m_mark->setIcon(look.icon, look.role);
    m_mark->setAccessibleName(look.word);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    m_texts = new QVBoxLayout;
    m_texts->setSpacing(space::xs);
    layout->addLayout(m_texts, 1);
    createTexts(content.finding);
    createButtons(content);
    createFold();
    showTexts();
}

void DiagnosisCard::createTexts(const core::Finding &finding)
{
    m_title = new ElidedLabel(Qt::ElideRight, this);
    m_title->setObjectName(u"title"_s);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setText(shortened(printable(finding.title), longestText));
    m_head = new QBoxLayout(QBoxLayout::LeftToRight);
    m_head->setSpacing(space::xs);
    m_head->addWidget(m_title, 1);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(space::xs);
    for (QHBoxLayout **line : {&m_buttons, &m_moreButtons}) {
        *line = new QHBoxLayout;
        (*line)->setSpacing(space::s);
        m_lines->addLayout(*line);
    }
    m_head->addLayout(m_lines);
    m_texts->addLayout(m_head);

    m_brief = new ElidedLabel(Qt::ElideRight, this);
    m_brief->setObjectName(u"brief"_s);
    m_brief->setRole(Role::Muted);
    m_brief->setText(
        shortened(printable(finding.why + u' ' + finding.whatNow).trimmed(), longestText));
    m_texts->addWidget(m_brief);
    if (!finding.why.isEmpty()) {
        m_full << wholeText(u"why"_s, finding.why, this);
        m_full.constLast()->setAccessibleName(tr("Why"));
    }
    if (!finding.whatNow.isEmpty()) {
        m_full << wholeText(u"whatNow"_s, finding.whatNow, this);
        m_full.constLast()->setAccessibleName(tr("What now"));
        m_full.constLast()->setMuted(true);
    }
    for (WrappedText *text : std::as_const(m_full))
        m_texts->addWidget(text);
    m_texts->addStretch(1); // what is too much stays below
}

QPushButton *DiagnosisCard::addButton(const QString &name, const QString &text,
                                      const QString &brief)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    m_buttons->addWidget(button);
    m_allButtons.append({button, text, brief});
    return button;
}

QPushButton *DiagnosisCard::addRetry(const QString &name, const QString &text)
{
    QPushButton *button = addButton(name, text, text);
    button->setToolTip(tr("Sends only these again, with pauses that grow"));
    m_sending << button;
    return button;
}

void DiagnosisCard::createRetryButtons(const Content &content)
{
    if (content.retryableOfRun > 0) {
        auto *all =
            addRetry(u"retryAll"_s, tr("Retry all %1 (R)").arg(grouped(content.retryableOfRun)));
        all->setProperty("kind", u"primary"_s);
        connect(all, &QPushButton::clicked, this,
                [this, rows = content.retryableRows] { emit retryRequested(rows(), false); });
    }
    if (!content.isRetryable)
        return;
    const QString count = grouped(content.finding.count);
    auto *retry = addRetry(
        u"retry"_s, content.isOnly ? tr("Retry %1 (R)").arg(count) : tr("Retry %1").arg(count));
    retry->setProperty("kind", content.isOnly ? u"primary"_s : QString());
    connect(retry, &QPushButton::clicked, this,
            [this, rows = content.rows] { emit retryRequested(rows(), false); });
}

void DiagnosisCard::createButtons(const Content &content)
{
    const auto rows = content.rows;
    createRetryButtons(content);
    if (content.finding.state == RecordState::Uncertain)
        createUncertainButtons(content);
    if (content.pointsAtRecord) {
        const QString number = grouped(content.firstRow + 1);
        auto *go = addButton(u"goToRecord"_s, tr("Go to record %1").arg(number),
                             tr("Go to %1").arg(number));
        connect(go, &QPushButton::clicked, this,
                [this, row = content.firstRow] { emit goToRecordRequested(row); });
    }
    if (content.finding.state != RecordState::Stored && content.firstRow >= 0) {
        auto *save =
            addButton(u"save"_s, content.isOnly ? tr("Save failed… (S)") : tr("Save these…"), {});
        save->setIcon(icon("download"));
        save->setToolTip(tr("Saves these records as JSONL, to be sent another time"));
        connect(save, &QPushButton::clicked, this, [this, rows] { emit saveRequested(rows()); });
    }
}

void DiagnosisCard::createUncertainButtons(const Content &content)
{
    const auto rows = content.rows;
    auto *again = addButton(u"sendAgain"_s, tr("Send again (may duplicate)"),
                            tr("Send again (may duplicate)"));
    again->setIcon(icon("triangle-alert", Role::Throttled));
    again->setToolTip(tr("Send again: what is in the stream already will be there twice"));
    m_sending << again;
    connect(again, &QPushButton::clicked, this,
            [this, rows] { emit retryRequested(rows(), true); });
    auto *stored = addButton(u"markStored"_s, tr("Mark as stored"), tr("Mark as stored"));
    const bool isOne = content.finding.count == 1;
    stored->setToolTip(isOne ? tr("Mark as stored: you looked, and it is in the stream")
                             : tr("Mark as stored: you looked, and they are in the stream"));
    connect(stored, &QPushButton::clicked, this,
            [this, rows] { emit markRequested(rows(), RecordState::Stored); });
    auto *notStored =
        addButton(u"markNotStored"_s, tr("Mark as not stored"), tr("Mark as not stored"));
    notStored->setToolTip(
        isOne ? tr("Mark as not stored: you looked, and it is not in the stream")
              : tr("Mark as not stored: you looked, and they are not in the stream"));
    connect(notStored, &QPushButton::clicked, this,
            [this, rows] { emit markRequested(rows(), RecordState::NotSent); });
}

void DiagnosisCard::createFold()
{
    m_fold = addButton(u"fold"_s, {}, {});
    m_fold->setProperty("kind", u"quiet"_s);
    m_fold->setCheckable(true);
    m_fold->setIcon(icon("chevron-right"));
    m_fold->setAccessibleName(tr("Details"));
    m_fold->setToolTip(tr("Details"));
    connect(m_fold, &QPushButton::toggled, this, &DiagnosisCard::setUnfolded);
}

void DiagnosisCard::setLoads(const QList<core::ShardLoad> &loads, const QList<core::HotKey> &keys,
                             std::chrono::milliseconds took)
{
    m_bars = new ShardBars(this);
    m_bars->setLoads(loads, keys, took);
    connect(m_bars, &ShardBars::shardClicked, this, &DiagnosisCard::shardClicked);
    m_fold->setAccessibleName(tr("Details, shards and keys"));
    m_fold->setToolTip(m_fold->accessibleName());
    m_texts->insertWidget(m_texts->count() - 1, m_bars);
    showTexts();
}

void DiagnosisCard::setUnfolded(bool isUnfolded)
{
    m_isUnfolded = isUnfolded;
    m_fold->setChecked(isUnfolded);
    m_fold->setIcon(icon(isUnfolded ? "chevron-down" : "chevron-right"));
    showTexts();
}

int DiagnosisCard::heightOfBars() const
{
    return m_bars && m_isUnfolded ? m_bars->sizeHint().height() : 0;
}

void DiagnosisCard::setRoomy(bool isRoomy)
{
    m_isRoomy = isRoomy;
    showTexts();
}

void DiagnosisCard::setBriefLines(int lines)
{
    m_brief->setMostLines(lines);
}

void DiagnosisCard::showTexts()
{
    const bool isFull = m_isUnfolded || m_isRoomy;
    m_brief->setVisible(!isFull && !m_brief->text().isEmpty());
    for (WrappedText *text : std::as_const(m_full))
        text->setVisible(isFull);
    if (m_bars)
        m_bars->setVisible(m_isUnfolded);
}

// It fits by saying less.
QSize DiagnosisCard::minimumSizeHint() const
{
    return {200, Card::minimumSizeHint().height()};
}

void DiagnosisCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange();
}

int DiagnosisCard::widthOfButtons(qsizetype first) const
{
    int wanted = 0;
    for (qsizetype i = first; i < m_allButtons.size(); ++i)
        wanted += m_allButtons.at(i).button->sizeHint().width() + m_buttons->spacing();
    return wanted;
}

// Those that the first line has no room for go into a second one, together.
void DiagnosisCard::wrapButtons(int room)
{
    qsizetype first = m_allButtons.size();
    if (const int all = widthOfButtons(); all - m_buttons->spacing() > room) {
        while (first > 1 && all - widthOfButtons(first) - m_buttons->spacing() > room)
            --first;
    }
    if (m_buttons->count() == first && m_moreButtons->count() == m_allButtons.size() - first)
        return;
    for (qsizetype i = 0; i < m_allButtons.size(); ++i) {
        QPushButton *button = m_allButtons.at(i).button;
        m_buttons->removeWidget(button);
        m_moreButtons->removeWidget(button);
        (i < first ? m_buttons : m_moreButtons)->addWidget(button);
    }
    m_lines->setAlignment(m_moreButtons, Qt::AlignLeft);
}

void DiagnosisCard::setBrief(bool areBrief)
{
    for (const Button &each : std::as_const(m_allButtons))
        each.button->setText(areBrief ? each.brief : each.text);
}

void DiagnosisCard::arrange()
{
    const int room = width() - 2 * space::m - extent::icon - space::s;
    const int title = m_title->sizeHint().width();
    setBrief(false);
    bool isBeside = widthOfButtons() + std::min(title, usualTitle) <= room;
    if (!isBeside) {
        const bool fitsBelow = widthOfButtons() <= room;
        setBrief(true);
        isBeside = widthOfButtons() + std::min(title, usualTitle) <= room;
        if (!isBeside && fitsBelow)
            setBrief(false);
    }
    wrapButtons(isBeside ? QWIDGETSIZE_MAX : room);
    m_head->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_head->setAlignment(m_lines, isBeside ? Qt::Alignment() : Qt::AlignLeft);
    // The mark is on the line of the title, which is as high as the buttons beside it.
    const int line = isBeside ? extent::control : m_title->sizeHint().height();
    m_mark->setContentsMargins(0, std::max(0, (line - extent::icon) / 2), 0, 0);
}

void DiagnosisCard::setBusy(bool isBusy)
{
    for (QPushButton *button : std::as_const(m_sending))
        button->setEnabled(!isBusy);
}

} // namespace ui
