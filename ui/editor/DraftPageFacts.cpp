// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftSentences.h"
#include "ui/editor/DraftTable.h"
#include "ui/editor/HashKeyLine.h"
#include "ui/editor/KeyLine.h"
#include "ui/editor/Remark.h"
#include "ui/editor/SendButton.h"
#include "ui/editor/TemplateEditing.h"
#include "ui/editor/VariablesLine.h"
#include "ui/environments/EnvironmentPicker.h"

#include <algorithm>

// What a DraftPage shows of the facts, and where they lead.

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Mode = core::Draft::Mode;

void DraftPage::setFacts(const core::DraftFacts &facts)
{
    m_facts = withoutUntouched(facts, m_model.records());
    m_untouched = untouchedCount(facts, m_model.records());
    m_model.setFacts(facts);
    showFacts();
}

void DraftPage::setTarget(const SendTarget &target)
{
    if (m_target.openShardIds != target.openShardIds)
        m_model.setShardNames(target.openShardIds);
    m_target = target;
    showFacts();
}

void DraftPage::showFacts()
{
    const qsizetype records = m_model.records().size();
    const bool isTable = m_draft.mode == Mode::Table;
    m_table->setSummary(isBlank() ? tr("Paste rows of a spreadsheet, a JSON array or lines")
                                  : tableSentence(records, m_facts ? &*m_facts : nullptr,
                                                  m_facts ? m_untouched : 0));
    showPlan();
    const auto row = static_cast<std::size_t>(m_draft.current);
    if (!m_facts || row >= m_facts->rows.size())
        return; // what was said before stays until more is known: nothing flickers
    const QString total = isBlank() ? QString() : totalSentence(*m_facts);
    if (isTable)
        m_footer->setSize(0, 0, total, total);
    showRecordFacts(m_facts->rows[row]);
}

void DraftPage::showRecordFacts(const core::RecordFacts &facts)
{
    const bool isTable = m_draft.mode == Mode::Table;
    const qsizetype current = m_draft.current;
    const auto messageIn = [this, current](QStringView field) {
        return messagesOf(*m_facts, current, field).join(u' ');
    };
    // Nobody is told off before having written anything.
    const bool isSilent = isBlank();
    const QString keyFault =
        messageIn(u"keyField").isEmpty() ? messageIn(u"partitionKey") : messageIn(u"keyField");
    m_key->setFault(isSilent || (isTable && messageIn(u"keyField").isEmpty()) ? QString()
                                                                              : keyFault);
    if (!m_target.unpredictedBriefly.isEmpty())
        m_key->setShard(m_target.unpredictedBriefly, m_target.unpredicted);
    else
        m_key->setShard(isTable ? m_target.unpredicted
                                : shardSentence(facts, form().keySource, m_target));
    m_hashKey->setFault(messageIn(u"explicitHashKey"));
    showBodyFacts();
    if (!isTable) {
        const bool isSized = facts.isSendable || facts.dataBytes > 0;
        m_footer->setSize(facts.dataBytes + facts.keyBytes, m_target.maxRecordBytes,
                          isSized ? sizeSentence(facts, m_target) : QString(),
                          isSized ? briefSizeSentence(facts, m_target) : QString());
    }

    const core::DraftProblem *worst = worstProblem(*m_facts, current);
    if (isReadOnly())
        m_problem->say("lock", Role::Muted, tr("Read-only: the file is damaged"));
    else if (isSilent)
        m_problem->say("info", Role::Muted,
                       isTable ? tr("Each row is a record of its own.")
                               : tr("Write or paste a record, or many."));
    else if (worst)
        m_problem->say(
            worst->isWarning ? "triangle-alert" : "circle-x",
            worst->isWarning ? Role::Throttled : Role::Refused,
            problemSentence(*worst, m_model.records().size(), m_facts->problemCount - 1));
    else if (m_untouched > 0)
        m_problem->say(
            "info", Role::Muted,
            m_untouched == 1
                ? tr("One record is empty yet and is not sent.")
                : tr("%1 records are empty yet and are not sent.").arg(grouped(m_untouched)));
    else if (!m_draft.isTemplate && m_model.records().at(current).body.contains("{{"))
        m_problem->say("info", Role::Muted, tr("{{ }} is sent as it is: Template is off"));
    else
        m_problem->say("check", Role::Stored,
                       readySentence(m_model.records().size(), m_target.blockedBy.isEmpty()));
    m_problem->setLeadsSomewhere(worst && !isSilent && !isReadOnly());
}

// All that is wrong with the body and with the variables.
void DraftPage::showBodyFacts()
{
    const bool isSilent = isBlank();
    QList<BodyEditor::Mistake> mistakes;
    QStringList faults;
    for (const core::DraftProblem &problem : m_facts->problems) {
        if (problem.row == m_draft.current && problem.field == u"body")
            mistakes.append({problem.message, problem.place, problem.length});
        if (problem.field == u"variables" && !faults.contains(problem.message))
            faults.append(problem.message);
    }
    m_editor->setMistakes(isSilent || m_isBodyNewer ? QList<BodyEditor::Mistake>() : mistakes);
    m_variables->setFault(faults.join(u' '));
}

void DraftPage::setTemplates(const core::TemplateSurroundings &around)
{
    m_templates->setSurroundings(around);
}

void DraftPage::setEnvironments(const QList<EnvironmentEntry> &entries)
{
    m_environments = entries;
    showEnvironment();
}

void DraftPage::setEnvironment(const std::optional<core::DraftEnvironment> &environment)
{
    m_draft.environment = environment;
    showEnvironment();
}

const std::optional<core::DraftEnvironment> &DraftPage::environment() const
{
    return m_draft.environment;
}

void DraftPage::showEnvironment()
{
    QList<EnvironmentEntry> offered;
    for (const EnvironmentEntry &each : std::as_const(m_environments)) {
        if (isOffered(each, m_draft))
            offered += each;
    }
    m_environment->setEntries(offered);
    m_environment->setChosen(m_draft.environment);
    m_environment->setVisible(m_draft.isTemplate && m_environment->isNeeded());
}

void DraftPage::suggest(const QString &text, const QString &verb,
                        const std::function<void()> &action)
{
    if (text.isEmpty())
        return m_bar->hide();
    m_answer = [this, action] {
        m_bar->hide();
        action();
    };
    m_bar->showMessage(MessageBar::Severity::Note, text, verb);
}

void DraftPage::offer(const QString &text, const QList<MessageBar::Choice> &choices)
{
    m_answer = {};
    m_bar->showChoices(MessageBar::Severity::Warning, text, choices);
}

void DraftPage::requestPreview()
{
    if (m_draft.isTemplate)
        emit previewRequested(m_preview);
}

void DraftPage::makeVariable()
{
    const QString hint = isReadOnly() ? tr("The file is damaged: nothing of it can be changed.")
        : m_draft.mode == Mode::Single
        ? m_templates->makeVariable()
        : tr("Open the record alone to make a variable of a part of it.");
    if (!hint.isEmpty())
        m_bar->showMessage(MessageBar::Severity::Note, hint);
}

void DraftPage::showPlan()
{
    const qint64 times = m_draft.isTemplate ? m_draft.times : 1;
    SendPlan plan{
        .stream = m_target.stream,
        .records = isBlank() && m_draft.mode == Mode::Table ? 0 : times * m_model.records().size(),
        .sendable = times * (m_facts ? m_facts->sendableCount : 0),
        .isExamined = m_facts.has_value(),
        .isProduction = m_target.isProduction,
        .isSending = m_target.isSending,
        .isStopping = m_target.isStopping,
        .blockedBy = m_target.blockedBy};
    if (plan.blockedBy.isEmpty() && isReadOnly())
        plan.blockedBy = tr("The file is damaged. Save a copy of what could be read to send it");
    else if (plan.blockedBy.isEmpty() && isBlank())
        plan.blockedBy = tr("There is nothing to send yet");
    m_send->setPlan(plan);
    m_hindrance->setText(hindranceTo(plan));
}

// Of a template it names what is wrong: one unknown name keeps all records back.
QString DraftPage::hindrance() const
{
    const QString text = hindranceTo(m_send->plan());
    const bool isOfTemplate =
        !text.isEmpty() && m_draft.isTemplate && m_facts && m_send->plan().blockedBy.isEmpty();
    return isOfTemplate ? text + u". "_s + problemsSentence(*m_facts) : text;
}

QString DraftPage::hindranceOf(const QList<qsizetype> &records) const
{
    if (const QString all = hindrance(); !all.isEmpty())
        return all;
    if (records.isEmpty())
        return tr("No row is selected");
    const auto isSendable = [this](qsizetype record) {
        const auto row = static_cast<std::size_t>(record);
        return m_facts && row < m_facts->rows.size() && m_facts->rows[row].isSendable;
    };
    if (std::any_of(records.begin(), records.end(), isSendable))
        return {};
    return records.size() == 1 ? tr("The selected record cannot be sent yet")
                               : tr("None of the selected records can be sent yet");
}

void DraftPage::goToProblemOf(const QList<qsizetype> &records)
{
    for (const qsizetype record : records) {
        const core::DraftProblem *problem = m_facts ? worstProblem(*m_facts, record) : nullptr;
        if (!problem || problem->row != record)
            continue;
        const core::DraftProblem copy = *problem;
        return goTo(copy);
    }
}

void DraftPage::goToProblem()
{
    if (!m_facts)
        return;
    if (const core::DraftProblem *problem = worstProblem(*m_facts, m_draft.current)) {
        const core::DraftProblem copy = *problem;
        goTo(copy);
    }
}

void DraftPage::goTo(const core::DraftProblem &problem)
{
    if (problem.field == u"variables")
        m_variables->editValue(problem.variable);
    else
        goTo(problem.row, problem.field, problem.place);
}

void DraftPage::goTo(qsizetype row, const QString &field, std::optional<core::TextPlace> place)
{
    if (row < 0 || row >= m_model.records().size())
        return;
    const bool isInTable = m_draft.mode == Mode::Table;
    if (field == u"keyField")
        return m_key->focusText();
    if (isInTable) {
        const auto column = field == u"partitionKey" ? DraftTableModel::Key
            : field == u"explicitHashKey"            ? DraftTableModel::HashKey
                                                     : DraftTableModel::Body;
        m_table->select(row, column);
        m_table->focusGrid();
        return;
    }
    if (row != m_draft.current)
        setCurrent(row);
    if (field == u"partitionKey")
        m_key->focusText();
    else if (field == u"explicitHashKey")
        m_hashKey->focusText();
    else if (place)
        m_editor->goTo(*place);
    else
        m_editor->setFocus();
}

} // namespace ui
