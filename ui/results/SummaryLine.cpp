// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/SummaryLine.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"
#include "ui/common/StyleParts.h"
#include "ui/results/SummaryText.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

using core::ResultChip;

constexpr std::array failures{std::pair(RecordState::Refused, ResultChip::Refused),
                              std::pair(RecordState::Uncertain, ResultChip::Uncertain),
                              std::pair(RecordState::NotSent, ResultChip::NotSent)};
constexpr qsizetype longestTrouble = 160;
constexpr int longestOrigin = 32;

qint64 storedAfterRetries(const core::ResultSource &source)
{
    qint64 count = 0;
    for (qsizetype row = 0; source.retriedCount() > 0 && row < source.rowCount(); ++row) {
        if (source.attempts(row) > 1 && source.state(row) == RecordState::Stored)
            ++count;
    }
    return count;
}

QToolButton *quietButton(const QString &name, const QString &text, const char *iconName,
                         QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    return button;
}

} // namespace

SummaryLine::SummaryLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new SummaryText(this))
    , m_bar(new SummaryBar(this))
    , m_stop(quietButton(u"stopRun"_s, tr("Stop"), "square", this))
    , m_group(quietButton(u"groupButton"_s, tr("Group by"), "list", this))
    , m_save(quietButton(u"saveResults"_s, tr("Save…"), "download", this))
{
    m_text->setObjectName(u"summary"_s);
    m_stop->setToolTip(tr("Send nothing more; answers on their way are waited for"));
    m_group->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_group->setAccessibleName(m_group->text());
    m_group->setToolTip(tr("Group rows by shard, error code, key or tries"));
    m_save->setToolTip(tr("Save results as JSONL or CSV"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, 0, space::s, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addSpacing(space::s);
    layout->addWidget(m_stop);
    layout->addWidget(m_group);
    layout->addWidget(m_save);
    setFixedHeight(extent::control + space::xs);

    connect(m_text, &SummaryText::chosen, this, &SummaryLine::chipRequested);
    connect(m_stop, &QToolButton::clicked, this, &SummaryLine::stopRequested);
    connect(m_group, &QToolButton::clicked, this, [this] {
        emit groupMenuRequested(m_group->mapToGlobal(m_group->rect().bottomLeft()));
    });
    connect(m_save, &QToolButton::clicked, this,
            [this] { emit saveMenuRequested(m_save->mapToGlobal(m_save->rect().bottomLeft())); });
    setRun(nullptr);
}

void SummaryLine::setRun(const core::ResultSource *source)
{
    m_source = source;
    m_bytes = 0;
    m_isRunning = false;
    m_trouble.clear();
    if (m_source) {
        for (qsizetype row = 0; row < m_source->rowCount(); ++row)
            m_bytes += m_source->record(row).size();
    }
    refresh();
}

QString SummaryLine::text() const
{
    return m_text->text();
}

void SummaryLine::setTrouble(const QString &trouble)
{
    m_trouble = shortened(printable(trouble.simplified()), longestTrouble);
    refresh();
}

void SummaryLine::showStopping()
{
    m_isStopping = m_isRunning;
    refresh();
}

void SummaryLine::setBarShown(bool isShown)
{
    m_isBarShown = isShown;
    m_bar->setVisible(m_source && isShown);
}

void SummaryLine::refresh()
{
    const bool wasRunning = m_isRunning;
    m_isRunning = m_source && !m_source->progress().isFinished;
    m_isStopping = m_isStopping && m_isRunning;
    m_stop->setText(m_isStopping ? tr("Stop now") : tr("Stop"));
    m_stop->setVisible(m_isRunning);
    m_save->setEnabled(m_source != nullptr);
    m_group->setEnabled(m_source != nullptr);
    m_bar->setVisible(m_source && m_isBarShown);
    showFigures();
    m_bar->setTally(m_source ? m_source->tally() : core::Tally());
    if (wasRunning && !m_isRunning)
        announce();
}

void SummaryLine::showFigures()
{
    if (!m_source)
        return m_text->setParts({});
    const core::Tally &tally = m_source->tally();
    QList<SummaryText::Part> parts;
    if (m_isStopping)
        parts << SummaryText::Part{tr("Stopping…")};
    if (!m_origin.isEmpty())
        parts << SummaryText::Part{
            tr("draft “%1”").arg(shortened(printable(m_origin), longestOrigin))};
    if (!m_destination.isEmpty())
        parts << SummaryText::Part{tr("to %1").arg(printable(m_destination))};
    if (m_isRunning)
        parts << SummaryText::Part{
            tr("%1 of %2 settled").arg(grouped(tally.settled()), grouped(tally.total()))};
    else
        parts << SummaryText::Part{
            tally.total() == 1 ? tr("1 record") : tr("%1 records").arg(grouped(tally.total())),
            ResultChip::All};
    parts << SummaryText::Part{tr("%1 stored").arg(grouped(tally.of(RecordState::Stored))),
                               ResultChip::Stored, Role::Stored};
    if (const qint64 again = m_isRunning ? 0 : storedAfterRetries(*m_source); again > 0)
        parts << SummaryText::Part{tr("%1 after retries").arg(grouped(again)), ResultChip::Retried};
    for (const auto &[state, chip] : failures) {
        if (const qint64 count = tally.of(state); count > 0)
            parts << SummaryText::Part{grouped(count) + u' ' + core::toWords(state), chip,
                                       lookOf(state).role};
    }
    if (m_isRunning && !m_trouble.isEmpty())
        parts << SummaryText::Part{m_trouble};
    if (const qint64 marked = m_source->markedCount(); marked > 0)
        parts << SummaryText::Part{tr("%1 marked by you").arg(grouped(marked))};
    const core::RunUpdate &progress = m_source->progress();
    parts << SummaryText::Part{progress.requestsSent == 1
                                   ? tr("1 request")
                                   : tr("%1 requests").arg(grouped(progress.requestsSent))}
          << SummaryText::Part{humanMilliseconds(progress.took.count())}
          << SummaryText::Part{humanBytes(m_bytes)};
    if (const core::RetryRule &rule = m_source->title().retries; rule.attempts > 1) {
        const QString which = rule.codes.isEmpty() ? tr("throttled records: up to %1 attempts")
                                                   : tr("named codes: up to %1 attempts");
        const QString time =
            rule.seconds > 0 ? tr(" within %1 s").arg(grouped(rule.seconds)) : QString();
        parts << SummaryText::Part{which.arg(rule.attempts) + time};
    }
    m_text->setParts(parts);
}

void SummaryLine::setDestination(const QString &place)
{
    m_destination = place;
}

void SummaryLine::setOrigin(const QString &draft)
{
    if (std::exchange(m_origin, draft) != draft)
        showFigures();
}

void SummaryLine::announce()
{
    m_text->setAccessibleDescription(text());
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

SummaryBar::SummaryBar(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Shares of stored and failed records"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMaximumWidth(sizeHint().width());
}

void SummaryBar::setTally(const core::Tally &tally)
{
    if (m_tally == tally)
        return;
    m_tally = tally;
    update();
}

void SummaryBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setClipPath(outline);
    parts::drawGroove(painter, rect(), height() / 2.0);
    const auto total = static_cast<double>(std::max<qint64>(m_tally.total(), 1));
    const auto share = [&](RecordState state) {
        const qint64 count = m_tally.of(state);
        const double pixels = static_cast<double>(count) / total * width();
        return count == 0 ? 0.0 : std::max(pixels, 3.0); // one in a thousand is seen too
    };
    painter.fillRect(QRectF(0, 0, share(RecordState::Stored), height()), color(Role::Stored));
    double right = width();
    for (const auto &failure : failures) {
        const RecordState state = failure.first;
        const double pixels = share(state);
        painter.fillRect(QRectF(right - pixels, 0, pixels, height()), color(lookOf(state).role));
        right -= pixels;
        if (pixels > 0)
            painter.fillRect(QRectF(right - 1, 0, 1, height()), color(Role::Surface));
    }
}

} // namespace ui
