// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTable.h"
#include "ui/editor/DraftWork.h"
#include "ui/editor/SplitBar.h"

// What becomes of many records that were pasted into a DraftPage.

namespace ui {

using Mode = core::Draft::Mode;

void DraftPage::takeSplit(const core::SplitText &split)
{
    const bool wasBlank = isBlank();
    const bool hadKeys = m_draft.keySource == core::KeySource::Fixed;
    if (wasBlank) {
        m_draft.payloadKind = split.payloadKind;
        m_draft.keySource = split.bringsKeys ? core::KeySource::Fixed : m_draft.keySource;
        m_model.setKeySource(m_draft.keySource);
        showForm();
    }
    const qsizetype first = wasBlank ? 0 : m_model.records().size();
    m_model.append(split.records);
    if (m_draft.mode == Mode::Table)
        m_table->select(first);
    const bool asksAboutKeys = !wasBlank && split.bringsKeys && !hadKeys;
    if (split.mayHaveHeader)
        askAboutHeader(first, asksAboutKeys);
    else if (asksAboutKeys)
        askAboutKeys();
}

void DraftPage::askAboutHeader(qsizetype record, bool asksAboutKeys)
{
    m_answer = [this, record, header = m_model.records().at(record), asksAboutKeys] {
        m_bar->hide();
        if (m_model.records().value(record) == header)
            m_model.remove({record});
        if (asksAboutKeys)
            askAboutKeys();
    };
    m_bar->showMessage(MessageBar::Severity::Note,
                       tr("The first row pasted looks like names of columns. It became a record."),
                       tr("Leave it out"));
}

void DraftPage::askAboutKeys()
{
    m_answer = [this] { useTheirKeys(); };
    m_bar->showMessage(MessageBar::Severity::Note,
                       tr("The rows brought partition keys of their own. This draft makes its "
                          "keys in another way."),
                       tr("Use theirs"));
}

void DraftPage::useTheirKeys()
{
    m_bar->hide();
    m_draft.keySource = core::KeySource::Fixed;
    m_model.setKeySource(m_draft.keySource);
    showRecord();
    emit edited();
}

void DraftPage::noticePaste(const QByteArray &text)
{
    m_splitBar->hide();
    const bool isAll = text.size() == m_editor->bodySize();
    if (!isAll || m_model.records().size() > 1)
        return;
    m_work.run(this, [this, text, edits = m_bodyEdits]() -> DraftWork::Ending {
        return [this, edits, offer = core::splitOffer(text)] {
            if (offer.count > 1 && edits == m_bodyEdits && m_draft.mode == Mode::Single)
                m_splitBar->offer(offer);
        };
    });
}

void DraftPage::split()
{
    flush();
    m_work.run(this, [this, text = record().body, edits = m_bodyEdits]() -> DraftWork::Ending {
        return [this, edits, split = core::splitRecords(text)] {
            if (edits != m_bodyEdits)
                return;
            core::Draft draft = core::tableDraft(split);
            if (!split.bringsKeys) {
                draft.keySource = form().keySource;
                draft.keyField = form().keyField;
                for (core::DraftRecord &each : draft.records)
                    each.partitionKey = record().partitionKey;
            }
            draft.addsNewline = form().addsNewline;
            draft.gzips = form().gzips;
            setContent(draft);
            m_table->focusGrid();
        };
    });
}

} // namespace ui
