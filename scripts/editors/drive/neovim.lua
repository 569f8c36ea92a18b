-- What a user of Neovim does, and what comes of it, as JSON in $REPORT. Runs after the user's own init.lua.

local report = { version = tostring(vim.version().major) .. "." .. vim.version().minor .. "." .. vim.version().patch }
local patience = tonumber(vim.env.PATIENCE)

local function await(what, condition)
  if not vim.wait(patience, condition, 20) then error(what .. " did not happen") end
end

local function diagnostics(buffer)
  return vim.tbl_map(function(each)
    local code = each.code or each.user_data.lsp.code
    return { line = each.lnum + 1, column = each.col + 1, rule = code }
  end, vim.diagnostic.get(buffer))
end

-- Puts the cursor onto the last character of the first match of a plain text.
local function go(text)
  for line, content in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local _, last = content:find(text, 1, true)
    if last then return vim.api.nvim_win_set_cursor(0, { line, last - 1 }) end
  end
  error(text .. " is not there")
end

-- Answers the editor's questions as a user would: the action of that title, the new name.
local function answering(answer)
  vim.ui.select = function(items, options, choose)
    report.offered = vim.tbl_map(options.format_item, items)
    for index, title in ipairs(report.offered) do
      if title == answer then return choose(items[index], index) end
    end
  end
end

local ok, problem = pcall(function()
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.FILE))
  local first = vim.api.nvim_get_current_buf()
  await("the first diagnostic", function() return #vim.diagnostic.get(first) > 0 end)
  report.first = diagnostics(first)

  go("alwaysauthreject=no")
  vim.cmd("normal! 0")
  answering(vim.env.FIX)
  vim.lsp.buf.code_action()
  await("the fix", function() return vim.fn.search("alwaysauthreject=yes", "nw") > 0 end)
  local before = #report.first
  await("a diagnostic less", function() return #vim.diagnostic.get(first) < before end)
  report.fixed = diagnostics(first)
  vim.cmd("write")

  go("context=internal")
  vim.lsp.buf.definition()
  await("the definition", function() return vim.api.nvim_get_current_buf() ~= first end)
  report.definition = { path = vim.api.nvim_buf_get_name(0), line = vim.api.nvim_win_get_cursor(0)[1] }
  await("diagnostics of the other file", function() return #vim.diagnostic.get(0) > 0 end)
  report.second = diagnostics(0)

  vim.lsp.buf.rename("inside")
  await("the rename", function() return vim.fn.search("\\[inside\\]", "nw") > 0 end)
  vim.cmd("wall")
end)
if not ok then report.problem = tostring(problem) end
vim.fn.writefile({ vim.fn.json_encode(report) }, vim.env.REPORT)
vim.cmd("qall!")
