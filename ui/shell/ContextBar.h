// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

class SearchBox;

// The line on top that is always true: which connection, which stream, and the way to everything
// else. The pickers come from their own rooms.
class ContextBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ContextBar(QWidget *parent = nullptr);

    // Left to right, each once.
    void setConnectionPicker(QWidget &picker);
    void setStreamPicker(QWidget &picker);

    void setProduction(bool isProduction); // the mark is a word
    void setSimulator(bool isSimulator); // shows the way to its faults
    void setFaultCount(int count); // of those that are switched on
    void setPaletteKeys(const QString &keys);
    QWidget &faultsButton() const;

signals:
    void paletteRequested();
    void faultsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QHBoxLayout *m_layout;
    QLabel *m_production;
    QPushButton *m_faults;
    SearchBox *m_palette;
};

} // namespace ui
