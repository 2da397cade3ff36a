// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/AttemptList.h"

#include "core/kinesis/ServiceError.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"
#include "ui/common/Theme.h"
#include "ui/results/InspectorFacts.h"

#include <QHeaderView>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

enum Column { When, What, Took, Why };
constexpr qsizetype longestReason = 300;

struct AttemptEnd
{
    RecordState state = RecordState::Sending;
    core::AttemptReason reason;
};

AttemptEnd endOf(const core::RequestDetail &request, qint64 row)
{
    if (request.endedAt == request.startedAt)
        return {};
    if (request.results.empty())
        return {.state = RecordState::Stored, .reason = {}};
    const auto place = std::find(request.rows.begin(), request.rows.end(), row);
    const auto index = static_cast<std::size_t>(place - request.rows.begin());
    if (index >= request.results.size())
        return {};
    const core::AttemptResult &result = request.results[index];
    if (result.reason < 0)
        return {.state = result.state, .reason = {}};
    return {result.state, request.reasons[static_cast<std::size_t>(result.reason)]};
}

} // namespace

AttemptList::AttemptList(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"attempts"_s);
    setAccessibleName(tr("Attempts"));
    setHeaderLabels({tr("When (UTC)"), tr("Result"), tr("Took"), tr("Why")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    header()->setStretchLastSection(true);
    const QFontMetrics metrics(font());
    const auto room = [&metrics](const QString &text) {
        return metrics.horizontalAdvance(text) + space::xl;
    };
    header()->resizeSection(When, room(u"00:00:00.000"_s));
    header()->resizeSection(What, room(u"not stored"_s) + extent::icon + space::s);
    header()->resizeSection(Took, room(u"1 min 00 s"_s));
}

void AttemptList::setRow(const core::ResultSource &source, qint64 row)
{
    clear();
    for (const auto &request : source.requestsOf(row))
        addAttempt(*request, row);
    for (const core::PersonMark &mark : source.marksOf(row))
        addMark(mark);
    sortItems(When, Qt::AscendingOrder);
}

void AttemptList::addAttempt(const core::RequestDetail &request, qint64 row)
{
    const AttemptEnd end = endOf(request, row);
    const StateLook look =
        lookOf(end.state, core::classOf(end.reason.code) == core::CodeClass::Throttle);
    const QString message = end.reason.code.isEmpty()
        ? end.reason.message
        : QString(end.reason.code + u": "_s + end.reason.message);
    auto *item = new QTreeWidgetItem(this);
    item->setText(When, timeText(request.startedAt));
    item->setIcon(What, icon(look.icon, look.role));
    item->setText(What, look.word);
    item->setText(Took,
                  end.state == RecordState::Sending
                      ? QString()
                      : humanMilliseconds((request.endedAt - request.startedAt).count()));
    item->setText(Why, printable(message.left(longestReason)));
    item->setToolTip(Why, plainToolTip(printable(message)));
    item->setToolTip(When, tr("Request %1 of the run").arg(request.number));
}

void AttemptList::addMark(const core::PersonMark &mark)
{
    const StateLook look = lookOf(mark.state);
    auto *item = new QTreeWidgetItem(this);
    item->setText(When, timeText(mark.at));
    item->setIcon(What, icon("user-round", look.role));
    const bool isTakenBack = mark.state == RecordState::Uncertain;
    item->setText(What,
                  isTakenBack                             ? look.word
                      : mark.state == RecordState::Stored ? tr("stored")
                                                          : tr("not stored"));
    item->setText(Why, isTakenBack ? tr("your mark taken back") : tr("marked by you"));
}

} // namespace ui
