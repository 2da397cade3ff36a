// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "core/drafts/DraftJson.h"
#include "core/rendering/TemplateFacts.h"
#include "ui/common/MessageBar.h"
#include "ui/editor/DraftTabBar.h"
#include "ui/editor/DraftWork.h"
#include "ui/editor/SendTarget.h"
#include "ui/environments/EnvironmentEntry.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QStackedWidget;

namespace ui {

class DraftPage;

// All drafts, one tab each; there is always one. Closing never asks: a closed tab comes back.
// Pages are made when their tab is looked at first.
class DraftTabs final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftTabs(QWidget *parent = nullptr);
    ~DraftTabs() override;

    // Where long work is done from now on; until setWorkHere() it must live. All tabs begin anew.
    void setWork(DraftWork &work);
    void setWorkHere(); // what is still being done elsewhere is not waited for

    void setDrafts(const core::SessionText &session);
    core::SessionText session() const;
    core::Draft currentDraft() const;
    const QString &currentId() const; // of the current draft
    void openDraft(const core::Draft &draft); // in a new tab, or in place of a blank one

    // Counts what changed, the choice of the tab included. Facts of another revision are not
    // shown.
    quint64 revision() const { return m_revision; }
    void setFacts(const core::DraftFacts &facts);
    void setTemplates(const core::TemplateSurroundings &around); // what templates are shown with
    void setTarget(const SendTarget &target);
    void setEnvironments(const QList<EnvironmentEntry> &entries); // all that there are
    // The file of an environment has another name: drafts that chose it follow.
    void followEnvironment(const core::DraftEnvironment &from, const core::DraftEnvironment &to);
    // Says something above the current draft, with a button that runs `action`; an empty text takes
    // away what was said.
    void suggest(const QString &text, const QString &verb, const std::function<void()> &action);
    void offer(const QString &text, const QList<MessageBar::Choice> &choices); // with several

    void goTo(qsizetype row, const QString &field, std::optional<core::TextPlace> place);
    // Why the current draft, or those records of it, cannot be sent, in words; empty: they can. By
    // the facts that were set last.
    QString hindrance() const;
    QString hindranceOf(const QList<qsizetype> &records) const;
    void goToProblem();
    void goToProblemOf(const QList<qsizetype> &records);
    void focusBody();
    QList<qsizetype> selectedRows() const;
    void newTab();
    void closeTab(); // the current one
    void reopenTab();
    void duplicateTab();
    void nextTab(int step = 1); // or the previous one: −1
    bool showDraft(const QString &id); // false: it has no tab any more
    void formatBody();
    void makeVariable(); // of what is selected
    void requestPreview(); // of a template
    void showFind();
    void showReplace();
    void setMode(core::Draft::Mode mode);
    // The draft of a tab was saved there, or its file has moved. It is called after its file unless
    // it was given another title. The tab is marked as long as it says something else than the
    // file.
    void setFile(const QString &id, const core::DraftFile &file);
    void replaceDraft(const core::Draft &draft); // of the tab of that id
    void setFilePath(const QString &path); // what chooseFileRequested() asked for
    void setTabMovesFocus(bool moves);
    void zoom(int steps); // 0: as it was first

    // What was sent, to be brought back: the draft as it was, whatever has become of it. What a
    // person wrote and did not send is behind it in the order.
    void rememberSent(const core::Draft &draft);
    void previousSent();
    void nextSent();

signals:
    void draftChanged(); // any edit, or another tab
    void sentRemembered(); // what was sent: the session changed, the draft did not
    void sendRequested();
    void sendSelectionRequested();
    void stopRequested();
    void chooseFileRequested();
    void saveCopyRequested(); // of the current draft, whose file is damaged
    void previewRequested(QWidget *anchor);
    void environmentChosen(); // by a person, for the current draft
    void editEnvironmentsRequested();
    void hinted(const QString &text); // why a key did nothing; empty: that is past

private:
    struct Tab
    {
        core::Draft draft; // until there is a page
        DraftPage *page = nullptr;
        bool isModified = false; // against its file, when they were compared last
        quint64 comparison = 0; // the one that counts; 0: it is to be made
        QList<core::Draft> unsent; // what a sent draft took the place of
        std::optional<qsizetype> shown; // of the sent ones and, behind them, the unsent ones
    };

    QWidget *createBar();
    void addTab(const core::Draft &draft, int at);
    void closeTabAt(int at);
    DraftPage *page() const; // of the current tab
    void showTab();
    void pageEdited(const DraftPage *page);
    void changed();
    void lookAgain(); // at what may have been typed
    void showLooks();
    void compare(Tab &tab); // with its file
    void takeComparison(quint64 number, bool isModified);
    QString colourOf(const Tab &tab) const;
    static std::optional<core::DraftEnvironment> environmentOf(const Tab &tab);
    static core::Draft draftOf(const Tab &tab);
    Tab &tab(); // the current one
    const core::Draft &remembered(qsizetype at);
    void keepUnsent();

    DraftWorkSwitch m_work; // outlives the pages, which refer to it
    DraftTabBar *m_bar;
    QStackedWidget *m_stack;
    QTimer m_lookTimer;
    std::vector<Tab> m_tabs; // as the bar shows them
    QList<core::Draft> m_closed; // the one closed last at the end
    QList<core::Draft> m_sent; // the one sent last at the end
    SendTarget m_target;
    core::TemplateSurroundings m_templates;
    QList<EnvironmentEntry> m_environments;
    quint64 m_revision = 0;
    quint64 m_comparisons = 0;
    bool m_tabMovesFocus = false;
    int m_zoom = 0;
};

} // namespace ui
