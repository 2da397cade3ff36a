// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/SummaryLine.h"

#include "ui/common/ElidedLabel.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

constexpr std::array failures{RecordState::Refused, RecordState::Uncertain, RecordState::NotSent};

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
    , m_text(new ElidedLabel(Qt::ElideRight, this))
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
    m_text->setText(m_source ? figures() : QString());
    m_bar->setTally(m_source ? m_source->tally() : core::Tally());
    if (wasRunning && !m_isRunning)
        announce();
}

QString SummaryLine::figures() const
{
    const core::Tally &tally = m_source->tally();
    QStringList parts;
    if (m_isStopping)
        parts << tr("Stopping…");
    if (!m_destination.isEmpty())
        parts << tr("to %1").arg(printable(m_destination));
    parts << (m_isRunning
                  ? tr("%1 of %2 settled").arg(grouped(tally.settled()), grouped(tally.total()))
                  : (tally.total() == 1 ? tr("1 record")
                                        : tr("%1 records").arg(grouped(tally.total()))));
    parts << tr("%1 stored").arg(grouped(tally.of(RecordState::Stored)));
    for (const RecordState state : failures) {
        if (const qint64 count = tally.of(state); count > 0)
            parts << grouped(count) + u' ' + core::toWords(state);
    }
    if (const qint64 marked = m_source->markedCount(); marked > 0)
        parts << tr("%1 marked by you").arg(grouped(marked));
    const core::RunUpdate &progress = m_source->progress();
    parts << (progress.requestsSent == 1 ? tr("1 request")
                                         : tr("%1 requests").arg(grouped(progress.requestsSent)));
    parts << humanMilliseconds(progress.took.count()) << humanBytes(m_bytes);
    if (const int attempts = m_source->title().throttledAttempts; attempts > 1)
        parts << tr("throttled records: up to %1 attempts").arg(attempts);
    return parts.join(u" · "_s);
}

void SummaryLine::setDestination(const QString &place)
{
    m_destination = place;
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
    painter.fillRect(rect(), color(Role::Border));
    const auto total = static_cast<double>(std::max<qint64>(m_tally.total(), 1));
    const auto share = [&](RecordState state) {
        const qint64 count = m_tally.of(state);
        const double pixels = static_cast<double>(count) / total * width();
        return count == 0 ? 0.0 : std::max(pixels, 3.0); // one in a thousand is seen too
    };
    painter.fillRect(QRectF(0, 0, share(RecordState::Stored), height()), color(Role::Stored));
    double right = width();
    for (const RecordState state : failures) {
        const double pixels = share(state);
        painter.fillRect(QRectF(right - pixels, 0, pixels, height()), color(lookOf(state).role));
        right -= pixels;
        if (pixels > 0)
            painter.fillRect(QRectF(right - 1, 0, 1, height()), color(Role::Surface));
    }
}

} // namespace ui
