// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/MergeGate.h"

#include "app/window/drafts/PoolWork.h"
#include "core/drafts/DraftDigest.h"
#include "core/result/Deliver.h"

#include <QPointer>

namespace app {

MergeGate::MergeGate(ui::Questions &questions, QObject *parent)
    : QObject(parent)
    , m_questions(questions)
{
    m_pool.setMaxThreadCount(1);
}

MergeGate::~MergeGate()
{
    m_pool.waitForDone();
}

void MergeGate::open(const core::Draft &draft, const std::optional<QList<qsizetype>> &records,
                     const Receiver &receive)
{
    struct Found
    {
        std::optional<core::MergeMark> mark;
        QByteArray digest; // of the draft, where there is a mark
    };
    const auto work = [draft, records]() -> Found {
        const auto mark = core::firstMergeMark(draft, records);
        return {mark, mark ? core::digestOf(draft) : QByteArray()};
    };
    core::deliver(runIn(m_pool, work), this, [this, receive](const Found &found) {
        if (!found.mark || m_agreed.contains(found.digest))
            return receive({});
        ask(*found.mark, found.digest, receive);
    });
}

void MergeGate::ask(const core::MergeMark &mark, const QByteArray &digest, const Receiver &receive)
{
    m_questions.confirm(
        tr("Send the lines of an unfinished merge?"),
        tr("In record %1, line %2 begins with <<<<<<<, and ======= and >>>>>>> stand below it: git "
           "leaves these lines where two versions could not be merged. They would be sent as a "
           "part of the record.")
            .arg(mark.row + 1)
            .arg(mark.place.line),
        tr("Send them"), [self = QPointer(this), mark, digest, receive](bool isAgreed) {
            if (!self)
                return;
            if (isAgreed)
                self->m_agreed += digest;
            receive(isAgreed ? std::nullopt : std::optional(mark));
        });
}

} // namespace app
