// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTable.h"
#include "ui/editor/HashKeyLine.h"
#include "ui/editor/KeyLine.h"
#include "ui/editor/TemplateEditing.h"
#include "ui/editor/VariablesLine.h"

#include <QToolButton>

// What a DraftPage lets people do when the file that it shows is damaged: read, copy, preview.

namespace ui {

void DraftPage::showDamage()
{
    const bool locks = isReadOnly();
    m_editor->setReadOnly(locks);
    m_table->setReadOnly(locks);
    m_key->setReadOnly(locks);
    m_hashKey->setReadOnly(locks);
    m_variables->setReadOnly(locks);
    m_footer->setReadOnly(locks);
    m_own->setEnabled(!locks);
    if (locks)
        m_damage->showMessage(
            MessageBar::Severity::Warning,
            tr("This file is damaged at %1 Shown is what could be read; it cannot be edited here.")
                .arg(m_draft.file->damage),
            tr("Save a copy as…"));
    else
        m_damage->hide();
    showMode();
    updateGeometry();
}

} // namespace ui
