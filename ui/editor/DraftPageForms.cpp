// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/KeyLine.h"
#include "ui/editor/TemplateEditing.h"

#include <QPushButton>
#include <QToolButton>

// Key source, kind and options: those of the draft, or those that one record has of its own.

namespace ui {

using Mode = core::Draft::Mode;

core::RecordForm DraftPage::form() const
{
    const core::RecordForm all = core::formOf(m_draft);
    return m_draft.mode == Mode::Single ? record().own.value_or(all) : all;
}

void DraftPage::setForm(const core::RecordForm &form)
{
    if (core::DraftRecord changed = record(); m_draft.mode == Mode::Single && changed.own) {
        changed.own = form;
        return m_model.write(m_draft.current, changed);
    }
    core::setForm(m_draft, form);
    m_model.setKeySource(form.keySource);
}

void DraftPage::showForm()
{
    const core::RecordForm shown = form();
    const bool isSingle = m_draft.mode == Mode::Single;
    const bool isOwn = isSingle && record().own;
    m_own->setChecked(isOwn);
    m_own->setVisible(isSingle && (isOwn || m_model.records().size() > 1));
    adapt();
    m_editor->setKind(shown.payloadKind);
    m_footer->setOptions(shown, m_draft.isTemplate);
    m_format->setVisible(isSingle && !isReadOnly() && shown.payloadKind == core::PayloadKind::Json);
    m_templates->setEnabled(m_draft.isTemplate && !isReadOnly(),
                            shown.keySource == core::KeySource::Template);
}

void DraftPage::toggleOwnForm(bool isOwn)
{
    flush();
    core::DraftRecord changed = record();
    changed.own = isOwn ? core::OwnForm(core::formOf(m_draft)) : core::OwnForm();
    m_model.write(m_draft.current, changed);
    showRecord();
    emit edited();
}

} // namespace ui
