// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/NotedPage.h"

#include "ui/results/CenteredNote.h"

#include <QLabel>

namespace ui {

using namespace Qt::Literals::StringLiterals;

NotedPage::NotedPage(QWidget *content, QWidget *parent)
    : QStackedWidget(parent)
    , m_note(mutedLabel(u"inspectorNote"_s, {}))
{
    addWidget(content);
    addWidget(centered(m_note, nullptr));
}

void NotedPage::setNote(const QString &note)
{
    m_note->setText(note);
    setCurrentIndex(note.isEmpty() ? 0 : 1);
}

QString NotedPage::note() const
{
    return currentIndex() == 1 ? m_note->text() : QString();
}

} // namespace ui
