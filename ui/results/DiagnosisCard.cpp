// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/DiagnosisCard.h"

#include "core/kinesis/ServiceError.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"
#include "ui/results/ShardBars.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

constexpr qsizetype longestText = 600; // strangers' words may be long

StateLook findingLook(const core::Finding &finding)
{
    return lookOf(finding.state, core::classOf(finding.code) == core::CodeClass::Throttle);
}

QLabel *plainLabel(const QString &name, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setText(shortened(printable(text), longestText));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
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
    auto *mark = new QLabel(this);
    mark->setPixmap(
        icon(look.icon, look.role).pixmap(QSize(extent::icon, extent::icon), devicePixelRatioF()));
    mark->setAccessibleName(look.word);
    mark->setContentsMargins(0, 2, 0, 0);
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::xs);
    layout->addLayout(texts, 1);
    createTexts(content.finding);
    createButtons(content);
}

void DiagnosisCard::createTexts(const core::Finding &finding)
{
    auto *texts = static_cast<QVBoxLayout *>(layout()->itemAt(1)->layout());
    QLabel *title = plainLabel(u"title"_s, finding.title, this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    texts->addWidget(title);
    if (!finding.why.isEmpty())
        texts->addWidget(plainLabel(u"why"_s, finding.why, this));
    if (!finding.whatNow.isEmpty()) {
        QLabel *now = plainLabel(u"whatNow"_s, finding.whatNow, this);
        now->setForegroundRole(QPalette::PlaceholderText);
        texts->addWidget(now);
    }
    m_buttons = new QHBoxLayout;
    m_buttons->setContentsMargins(0, space::xs, 0, 0);
    m_buttons->setSpacing(space::s);
    texts->addLayout(m_buttons);
    texts->addStretch(1); // what is too much stays below
}

QPushButton *DiagnosisCard::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    m_buttons->addWidget(button);
    return button;
}

void DiagnosisCard::createButtons(const Content &content)
{
    const auto rows = content.rows;
    if (content.isRetryable) {
        auto *retry = addButton(u"retry"_s, tr("Retry %1 (R)").arg(grouped(content.finding.count)));
        retry->setProperty("kind", u"primary"_s);
        retry->setToolTip(tr("Sends only these again, with pauses that grow"));
        m_sending << retry;
        connect(retry, &QPushButton::clicked, this,
                [this, rows] { emit retryRequested(rows(), false); });
    }
    if (content.finding.state == RecordState::Uncertain)
        createUncertainButtons(content);
    if (content.pointsAtRecord) {
        auto *go =
            addButton(u"goToRecord"_s, tr("Go to record %1").arg(grouped(content.firstRow + 1)));
        connect(go, &QPushButton::clicked, this,
                [this, row = content.firstRow] { emit goToRecordRequested(row); });
    }
    if (content.finding.state != RecordState::Stored && content.firstRow >= 0) {
        auto *save = addButton(u"save"_s, tr("Save failed… (S)"));
        save->setToolTip(tr("Saves these records as JSONL, to be sent another time"));
        connect(save, &QPushButton::clicked, this, [this, rows] { emit saveRequested(rows()); });
    }
    m_buttons->addStretch();
}

void DiagnosisCard::createUncertainButtons(const Content &content)
{
    const auto rows = content.rows;
    auto *again = addButton(u"sendAgain"_s, tr("Send again (may duplicate)"));
    m_sending << again;
    connect(again, &QPushButton::clicked, this,
            [this, rows] { emit retryRequested(rows(), true); });
    auto *stored = addButton(u"markStored"_s, tr("Mark as stored"));
    stored->setToolTip(tr("You looked, and they are in the stream"));
    connect(stored, &QPushButton::clicked, this,
            [this, rows] { emit markRequested(rows(), RecordState::Stored); });
    auto *notStored = addButton(u"markNotStored"_s, tr("Mark as not stored"));
    notStored->setToolTip(tr("You looked, and they are not in the stream"));
    connect(notStored, &QPushButton::clicked, this,
            [this, rows] { emit markRequested(rows(), RecordState::NotSent); });
}

void DiagnosisCard::setLoads(const QList<core::ShardLoad> &loads, const QList<core::HotKey> &keys,
                             std::chrono::milliseconds took)
{
    m_bars = new ShardBars(this);
    m_bars->setLoads(loads, keys, took);
    connect(m_bars, &ShardBars::shardClicked, this, &DiagnosisCard::shardClicked);
    m_fold = new QPushButton(this);
    m_fold->setObjectName(u"fold"_s);
    m_fold->setProperty("kind", u"quiet"_s);
    m_fold->setText(tr("Shards and keys"));
    m_fold->setCheckable(true);
    m_buttons->addWidget(m_fold);
    auto *texts = static_cast<QVBoxLayout *>(layout()->itemAt(1)->layout());
    texts->insertWidget(texts->count() - 1, m_bars);
    connect(m_fold, &QPushButton::toggled, this, &DiagnosisCard::setUnfolded);
    setUnfolded(false);
}

void DiagnosisCard::setUnfolded(bool isUnfolded)
{
    if (!m_bars)
        return;
    m_fold->setChecked(isUnfolded);
    m_fold->setIcon(icon(isUnfolded ? "chevron-down" : "chevron-right"));
    m_bars->setVisible(isUnfolded);
}

void DiagnosisCard::setBusy(bool isBusy)
{
    for (QPushButton *button : std::as_const(m_sending))
        button->setEnabled(!isBusy);
}

} // namespace ui
