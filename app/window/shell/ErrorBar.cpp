// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shell/ErrorBar.h"

#include "core/outcome/Explanation.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"

#include <algorithm>

namespace app {

namespace {

constexpr qsizetype mostEntries = 20;

} // namespace

ErrorBar::ErrorBar(ui::MessageBar &bar, QObject *parent)
    : QObject(parent)
    , m_bar(bar)
{
    connect(&m_bar, &ui::MessageBar::actionTriggered, this, &ErrorBar::runAction);
    connect(&m_bar, &ui::MessageBar::closed, this, &ErrorBar::dropShown);
}

void ErrorBar::add(Topic topic, const core::Error &error, const Offer &offer)
{
    const core::Explanation words = core::explain(error, {});
    put({.topic = topic,
         .text = ui::regrouped(words.what + u' ' + words.why + u' ' + words.whatNow),
         .offer = offer});
}

void ErrorBar::addNote(Topic topic, const QString &text, const Offer &offer)
{
    put({.topic = topic, .text = text, .offer = offer, .isNote = true});
}

void ErrorBar::put(const Entry &entry)
{
    m_entries.removeIf([&entry](const Entry &each) {
        return each.text == entry.text
            || (each.topic == entry.topic && entry.topic != Topic::Other);
    });
    m_entries.prepend(entry);
    while (m_entries.size() > mostEntries)
        m_entries.removeLast();
    m_shown = 0;
    show();
}

void ErrorBar::clear(Topic topic)
{
    if (m_entries.removeIf([topic](const Entry &each) { return each.topic == topic; }) == 0)
        return;
    m_shown = 0;
    show();
}

void ErrorBar::dropShown()
{
    m_entries.removeAt(m_shown);
    m_shown = std::min(m_shown, std::max<qsizetype>(m_entries.size() - 1, 0));
    show();
}

void ErrorBar::runAction()
{
    const Offer offer = m_entries.at(m_shown).offer;
    if (offer.text.isEmpty())
        return showNext();
    dropShown();
    offer.run();
}

void ErrorBar::showNext()
{
    m_shown = (m_shown + 1) % m_entries.size();
    show();
}

void ErrorBar::show()
{
    if (m_entries.isEmpty())
        return m_bar.hide();
    const bool isOnly = m_entries.size() == 1;
    const Entry &entry = m_entries.at(m_shown);
    const QString place = tr("%1 of %2: ").arg(m_shown + 1).arg(m_entries.size());
    const QString next = isOnly ? QString() : tr("Next message");
    m_bar.showMessage(entry.isNote ? ui::MessageBar::Severity::Note
                                   : ui::MessageBar::Severity::Failure,
                      (isOnly ? QString() : place) + entry.text,
                      entry.offer.text.isEmpty() ? next : entry.offer.text);
}

} // namespace app
