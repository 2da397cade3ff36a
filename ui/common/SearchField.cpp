// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/SearchField.h"

#include "ui/common/Icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace ui {

using namespace Qt::Literals::StringLiterals;

void makeSearchField(QLineEdit &line)
{
    line.setClearButtonEnabled(true);
    // The toolkit gives its button an action, and no name.
    if (auto *clear = line.findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(QCoreApplication::translate("ui::SearchField", "Clear"));
    QAction *search = line.addAction(icon("search", Role::Muted), QLineEdit::LeadingPosition);
    search->setText(QCoreApplication::translate("ui::SearchField", "Search"));
}

} // namespace ui
